package io.github.contactsv3.sandbox.internal.values;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Strict percent-decoding: what is broken is refused, not guessed at. */
public final class UrlDecoding {

  private UrlDecoding() {}

  /**
   * Decodes a path segment.
   *
   * @throws IllegalArgumentException if an escape is incomplete or the bytes are not UTF-8
   */
  public static String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '%') {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
        continue;
      }
      boolean complete = i + 2 < text.length();
      int high = complete ? Character.digit(text.charAt(i + 1), 16) : -1;
      int low = complete ? Character.digit(text.charAt(i + 2), 16) : -1;
      if (high < 0 || low < 0) {
        throw new IllegalArgumentException("malformed escape");
      }
      bytes.write(high * 16 + low);
      i += 2;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("not UTF-8", e);
    }
  }

  /**
   * Decodes a query string; {@code +} is a space there.
   *
   * @throws IllegalArgumentException if an escape is broken
   */
  public static Map<String, List<String>> decodeQuery(String query) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        values
            .computeIfAbsent(decode(name.replace('+', ' ')), n -> new ArrayList<>())
            .add(decode(value.replace('+', ' ')));
      }
    }
    return values;
  }
}
