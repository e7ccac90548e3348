package io.github.contactsv3.core.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Short hashes that stand for long or secret texts: prefixes of SHA-256. */
public final class Hashes {
  /** Enough that no two of a billion texts are likely to have the same hash. */
  static final int FINGERPRINT_BYTES = 9;

  private static final int NAME_BYTES = 6;

  private Hashes() {}

  /**
   * Returns a hash to compare texts by without keeping them.
   *
   * @param text the text
   * @return 72 bits in URL-safe Base64
   */
  public static String fingerprint(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(fingerprint(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Returns a hash that can be part of a file name.
   *
   * @param text the text
   * @return 12 hex digits
   */
  public static String name(String text) {
    return HexFormat.of().formatHex(sha256(text.getBytes(StandardCharsets.UTF_8)), 0, NAME_BYTES);
  }

  static byte[] fingerprint(byte[] bytes) {
    return Arrays.copyOf(sha256(bytes), FINGERPRINT_BYTES);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
