package io.github.contactsv3.auth;

import io.github.contactsv3.auth.spi.TokenCipher;
import io.github.contactsv3.core.internal.HeaderText;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keys that encrypt tokens with AES-256-GCM; see {@link TokenStores#encrypted}. Each encrypted
 * token names the id of its key, so that keys can be rotated:
 * <!-- region encryption-keys of JavadocSnippets.java -->
 *
 * <pre>{@code
 * EncryptionKeys keys =
 *     EncryptionKeys.ofBase64("2026-11", System.getenv("TOKEN_KEY"))
 *         .withDecryptionKey("2026-05", System.getenv("OLDER_TOKEN_KEY"));
 * }</pre>
 *
 * <p>The first key encrypts, the older ones only decrypt. A pair is encrypted with the newest key
 * when it is refreshed next, which is once a day for locations in use. Immutable and thread-safe;
 * its text shows the ids, never a key.
 */
public final class EncryptionKeys implements TokenCipher {
  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int LONGEST_ID = 64;

  private final String current;
  private final Map<String, SecretKey> keys;
  private final SecureRandom random = new SecureRandom();

  private EncryptionKeys(String current, Map<String, SecretKey> keys) {
    this.current = current;
    this.keys = Collections.unmodifiableMap(keys);
  }

  /**
   * Returns keys with one key.
   *
   * @param id names the key in what it encrypts: up to 64 printable ASCII characters without
   *     spaces, not secret
   * @param key a key for AES of 256 bits; one that a hardware module holds is asked of its provider
   * @return the keys
   * @throws IllegalArgumentException if the id or the key can't be used; the message does not show
   *     the key
   */
  public static EncryptionKeys of(String id, SecretKey key) {
    Map<String, SecretKey> keys = new LinkedHashMap<>();
    keys.put(checkId(id), check(id, key));
    return new EncryptionKeys(id, keys);
  }

  /**
   * Returns keys with one key, such as {@code openssl rand -base64 32} makes.
   *
   * @param id as for {@link #of}
   * @param base64 32 random bytes in Base64
   * @return the keys
   * @throws IllegalArgumentException as for {@link #of}
   */
  public static EncryptionKeys ofBase64(String id, String base64) {
    return of(checkId(id), decoded(id, base64));
  }

  /**
   * Adds a key that only decrypts.
   *
   * @param id as for {@link #of}, another than those before
   * @param key as for {@link #of}
   * @return these keys and that
   * @throws IllegalArgumentException as for {@link #of}, and if the id is taken
   */
  public EncryptionKeys withDecryptionKey(String id, SecretKey key) {
    if (keys.containsKey(checkId(id))) {
      throw new IllegalArgumentException("two encryption keys have the id " + id);
    }
    Map<String, SecretKey> more = new LinkedHashMap<>(keys);
    more.put(id, check(id, key));
    return new EncryptionKeys(current, more);
  }

  /**
   * Adds a key that only decrypts.
   *
   * @param id as for {@link #of}, another than those before
   * @param base64 32 random bytes in Base64
   * @return these keys and that
   * @throws IllegalArgumentException as for {@link #of}, and if the id is taken
   */
  public EncryptionKeys withDecryptionKey(String id, String base64) {
    return withDecryptionKey(checkId(id), decoded(id, base64));
  }

  @Override
  public byte[] encrypt(byte[] token, byte[] context) throws GeneralSecurityException {
    byte[] id = current.getBytes(StandardCharsets.US_ASCII);
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, key(current), nonce, context).doFinal(token);
    return ByteBuffer.allocate(1 + id.length + NONCE_BYTES + encrypted.length)
        .put((byte) id.length)
        .put(id)
        .put(nonce)
        .put(encrypted)
        .array();
  }

  @Override
  public byte[] decrypt(byte[] encrypted, byte[] context) throws GeneralSecurityException {
    ByteBuffer buffer = ByteBuffer.wrap(encrypted);
    byte[] id = next(buffer, buffer.hasRemaining() ? buffer.get() : 0);
    byte[] nonce = next(buffer, NONCE_BYTES);
    byte[] rest = next(buffer, buffer.remaining());
    String name = new String(id, StandardCharsets.US_ASCII);
    SecretKey key = key(name);
    try {
      return cipher(Cipher.DECRYPT_MODE, key, nonce, context).doFinal(rest);
    } catch (GeneralSecurityException e) {
      throw new GeneralSecurityException(
          "they do not match the encryption key "
              + name
              + ": it is another key with that id, or the stored text was changed or belongs to"
              + " another row",
          e);
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(ALGORITHM);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context);
    return cipher;
  }

  private static byte[] next(ByteBuffer buffer, int length) throws GeneralSecurityException {
    if (length < 0 || length > buffer.remaining()) {
      throw new GeneralSecurityException("the stored text is cut off or was written otherwise");
    }
    byte[] bytes = new byte[length];
    buffer.get(bytes);
    return bytes;
  }

  private SecretKey key(String id) throws GeneralSecurityException {
    SecretKey key = keys.get(id);
    if (key == null) {
      boolean readable = id.chars().allMatch(c -> c > ' ' && c < 0x7f);
      throw new GeneralSecurityException(
          "they were encrypted with the key "
              + (readable && !id.isEmpty() ? id : "of an unreadable id")
              + ", the client has "
              + keys.keySet()
              + ": add that key with withDecryptionKey");
    }
    return key;
  }

  private static String checkId(String id) {
    HeaderText.checkToken("the id of the encryption key", id);
    if (id.length() > LONGEST_ID) {
      throw new IllegalArgumentException(
          "the id of the encryption key has "
              + id.length()
              + " characters, not up to "
              + LONGEST_ID);
    }
    return id;
  }

  private static SecretKey check(String id, SecretKey key) {
    Objects.requireNonNull(key, "key");
    byte @Nullable [] bytes = key.getEncoded();
    boolean fits = bytes == null || bytes.length == KEY_BYTES;
    if (!fits || !"AES".equalsIgnoreCase(key.getAlgorithm())) {
      throw new IllegalArgumentException(
          "the encryption key "
              + id
              + " is not one for AES of 32 bytes"
              + (fits ? "" : ": it has " + bytes.length));
    }
    return key;
  }

  private static SecretKey decoded(String id, String base64) {
    Objects.requireNonNull(base64, "the encryption key " + id + " is null");
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      // Without the cause, which quotes a character of the key.
      throw new IllegalArgumentException("the encryption key " + id + " is not Base64");
    }
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "the encryption key " + id + " has " + bytes.length + " bytes, not " + KEY_BYTES);
    }
    return new SecretKeySpec(bytes, "AES");
  }

  @Override
  public String toString() {
    return "EncryptionKeys{" + String.join(", ", keys.keySet()) + "}";
  }
}
