package io.github.contactsv3.client.internal;

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
  private static final JsonFactory FACTORY = new JsonFactory();

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
      case FIELD_NAME -> "\"" + parser.currentName().replaceAll("[^\\w.-]", "?") + "\":";
      case VALUE_STRING -> "\"***\"";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "***";
      default -> parser.getText();
    };
  }
}
