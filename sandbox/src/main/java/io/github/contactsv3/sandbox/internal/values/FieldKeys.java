package io.github.contactsv3.sandbox.internal.values;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * The keys of custom fields, and the names and ids that follow from them. A model is what a field
 * belongs to, an enum constant whose name in lower case is the prefix of the keys.
 */
public final class FieldKeys {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private FieldKeys() {}

  /** Name of a model in JSON, such as {@code contact}. */
  public static String modelName(Enum<?> model) {
    return model.name().toLowerCase(Locale.ROOT);
  }

  /** Prefix of the keys of a model, such as {@code contact.}. */
  public static String prefix(Enum<?> model) {
    return modelName(model) + ".";
  }

  /** A key without the prefix of its model, whether or not it has it. */
  public static String withoutPrefix(Enum<?> model, String key) {
    String prefix = prefix(model);
    return key.startsWith(prefix) ? key.substring(prefix.length()) : key;
  }

  /** The name that a key suggests: {@code membership_level} gives "Membership level". */
  public static String nameOf(String key) {
    String words = key.substring(key.indexOf('.') + 1).replace('_', ' ').strip();
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** An id in the form of the service's, the same for the same key. */
  public static String idOf(Enum<?> model, String key) {
    String fieldKey = prefix(model) + withoutPrefix(model, key);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(fieldKey.getBytes(StandardCharsets.UTF_8));
      StringBuilder id = new StringBuilder();
      for (int i = 0; i < 20; i++) {
        id.append(ALPHABET.charAt((hash[i] & 0xFF) % ALPHABET.length()));
      }
      return id.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
