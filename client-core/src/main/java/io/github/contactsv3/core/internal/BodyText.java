package io.github.contactsv3.core.internal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Decodes the bytes of a body of unknown origin. Never fails: what fits no charset is U+FFFD. */
final class BodyText {
  private static final String CHARSET = "charset=";

  private BodyText() {}

  /**
   * Decodes a body: by its byte order mark, else by the zeros that ASCII has in UTF-16 and UTF-32,
   * else as declared, else as UTF-8.
   */
  static String of(byte[] body, int length, @Nullable String contentType) {
    String text = new String(body, 0, length, charset(body, length, contentType));
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static Charset charset(byte[] body, int length, @Nullable String contentType) {
    int b0 = at(body, length, 0);
    int b1 = at(body, length, 1);
    int b2 = at(body, length, 2);
    int b3 = at(body, length, 3);
    if (b0 == 0xef && b1 == 0xbb && b2 == 0xbf) {
      return StandardCharsets.UTF_8;
    }
    if ((b0 == 0xff && b1 == 0xfe && b2 == 0 && b3 == 0)
        || (b0 > 0 && b1 == 0 && b2 == 0 && b3 == 0)) {
      return Charset.forName("UTF-32LE");
    }
    if (b0 == 0 && b1 == 0) {
      return Charset.forName("UTF-32BE");
    }
    if ((b0 == 0xff && b1 == 0xfe) || (b0 > 0 && b1 == 0)) {
      return StandardCharsets.UTF_16LE;
    }
    if ((b0 == 0xfe && b1 == 0xff) || (b0 == 0 && b1 > 0)) {
      return StandardCharsets.UTF_16BE;
    }
    return declared(contentType);
  }

  /** Returns a byte from 0 to 255, or -1 after the end. */
  private static int at(byte[] body, int length, int index) {
    return index < length ? body[index] & 0xff : -1;
  }

  private static Charset declared(@Nullable String contentType) {
    int start = contentType == null ? -1 : contentType.toLowerCase(Locale.ROOT).indexOf(CHARSET);
    if (contentType == null || start < 0) {
      return StandardCharsets.UTF_8;
    }
    String name = contentType.substring(start + CHARSET.length()).split("[;,]", 2)[0];
    try {
      return Charset.forName(name.replace("\"", "").strip());
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8;
    }
  }
}
