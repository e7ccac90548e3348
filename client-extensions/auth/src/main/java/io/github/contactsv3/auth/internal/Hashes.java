package io.github.contactsv3.auth.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short names for long or secret texts. */
final class Hashes {
  /** Stands for the app of a private integration token that has not been seen yet. */
  static final String UNKNOWN_APP = "pit";

  private static final int BYTES = 6;

  private Hashes() {}

  /** Returns the name of the app that a private integration token stands for. */
  static String appId(String token) {
    return UNKNOWN_APP + "-" + shortHash(token);
  }

  /** Returns 12 hex digits of the text's SHA-256. */
  static String shortHash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
