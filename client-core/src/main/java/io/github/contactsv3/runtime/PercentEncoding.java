package io.github.contactsv3.runtime;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Encodes everything but the unreserved characters of RFC 3986.
 *
 * <p>We encode before Feign does, because Feign takes a value such as {@code a%2Fb} for one that is
 * encoded already and passes it on as it is; what this class returns it rightly leaves alone.
 */
final class PercentEncoding {
  private PercentEncoding() {}

  static String encode(String text) {
    if (isUnreserved(text)) {
      return text;
    }
    // URLEncoder follows the rules of HTML forms, which differ in these three characters.
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  /**
   * Refuses text that UTF-8 cannot encode: {@code URLEncoder} would send a question mark instead,
   * which is another value.
   *
   * @param name the name for the message
   * @throws IllegalArgumentException if there is an unpaired surrogate; the message has the name,
   *     never the text
   */
  static void requireEncodable(String name, String text) {
    // The loop is for speed alone: an encoder is made only where there are surrogates.
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
          throw new IllegalArgumentException(
              name + " has an unpaired surrogate, which UTF-8 cannot encode");
        }
        return;
      }
    }
  }

  /** Ids are, and they are most of what is encoded. */
  private static boolean isUnreserved(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letterOrDigit =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!letterOrDigit && "-._~".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
