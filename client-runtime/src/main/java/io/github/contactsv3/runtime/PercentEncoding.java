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
