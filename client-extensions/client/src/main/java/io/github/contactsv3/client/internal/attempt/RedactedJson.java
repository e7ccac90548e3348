package io.github.contactsv3.client.internal.attempt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a body for the log: names of properties, booleans and nulls, but no text and no
 * number, since any of those may be about a person.
 */
final class RedactedJson {
  private static final int MAX_LENGTH = 2_000;
  private static final int MAX_NAME = 64;

  /** Keeps no names of properties: any text can be one, and the table would grow with them. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private RedactedJson() {}

  static String of(byte[] body) {
    StringBuilder text = new StringBuilder();
    try (JsonParser parser = FACTORY.createParser(body)) {
      JsonToken previous = null;
      for (JsonToken token = parser.nextToken();
          token != null && text.length() < MAX_LENGTH;
          token = parser.nextToken()) {
        if (needsComma(previous, token)) {
          text.append(',');
        }
        text.append(shown(parser, token));
        previous = token;
      }
      return text.length() < MAX_LENGTH ? text.toString() : text + "...";
    } catch (IOException e) {
      return body.length + " bytes that are not JSON";
    }
  }

  private static boolean needsComma(@Nullable JsonToken previous, JsonToken token) {
    return previous != null
        && previous != JsonToken.FIELD_NAME
        && !previous.isStructStart()
        && !token.isStructEnd();
  }

  private static String shown(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case FIELD_NAME -> "\"" + shownName(parser.currentName()) + "\":";
      case VALUE_STRING -> "\"***\"";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "***";
      default -> parser.getText();
    };
  }

  /** A key that is no name of a property is data, such as an address. */
  private static String shownName(String name) {
    boolean isName =
        !name.isEmpty()
            && name.length() <= MAX_NAME
            && !Character.isDigit(name.charAt(0))
            && name.chars().allMatch(RedactedJson::isNamePart);
    return isName ? name : "?";
  }

  private static boolean isNamePart(int c) {
    return c == '_' || c == '-' || c == '.' || (c < 0x80 && Character.isLetterOrDigit(c));
  }
}
