package io.github.contactsv3.runtime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.List;

/**
 * Writes tokens as they came. Jackson's own ways of copying read numbers first, and versions before
 * 2.15 lose digits then. Not thread-safe.
 */
final class RawJsonText {
  private final StringBuilder text = new StringBuilder();

  /** Begins a list with elements that were read before the first that needs its raw JSON. */
  void beginList(List<?> elements) throws IOException {
    text.append('[');
    for (Object element : elements) {
      separate();
      text.append(Elements.MAPPER.writeValueAsString(element));
    }
  }

  static String quoted(String string) {
    RawJsonText json = new RawJsonText();
    json.quote(string);
    return json.toString();
  }

  void endList() {
    text.append(']');
  }

  /** Copies the value that a parser is at; without recursion, so that it may be of any depth. */
  void copy(JsonParser json) throws IOException {
    int depth = 0;
    do {
      JsonToken token = json.currentToken();
      if (token == null) {
        throw new IOException("the JSON ends within a value");
      }
      if (token.isStructEnd()) {
        depth--;
      } else {
        separate();
        depth += token.isStructStart() ? 1 : 0;
      }
      append(token, json);
      if (depth > 0) {
        json.nextToken();
      }
    } while (depth > 0);
  }

  /** Writes a comma, if what was written last is a value. */
  private void separate() {
    if (!text.isEmpty() && "[{:".indexOf(text.charAt(text.length() - 1)) < 0) {
      text.append(',');
    }
  }

  private void append(JsonToken token, JsonParser json) throws IOException {
    switch (token) {
      case FIELD_NAME -> {
        quote(json.currentName());
        text.append(':');
      }
      case VALUE_STRING -> quote(json.getText());
      case VALUE_EMBEDDED_OBJECT -> embedded(json.getEmbeddedObject());
      default -> text.append(json.getText());
    }
  }

  /** Writes embedded objects of trees and buffers, such as bytes. */
  private void embedded(Object object) {
    quote(object instanceof byte[] b ? Base64.getEncoder().encodeToString(b) : "" + object);
  }

  private void quote(String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ' || isUnpaired(string, i)) {
        text.append("\\u").append(Character.forDigit(c >> 12, 16));
        text.append(Character.forDigit(c >> 8 & 15, 16));
        text.append(Character.forDigit(c >> 4 & 15, 16)).append(Character.forDigit(c & 15, 16));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }

  private static boolean isUnpaired(String string, int index) {
    char c = string.charAt(index);
    if (Character.isHighSurrogate(c)) {
      return index + 1 == string.length() || !Character.isLowSurrogate(string.charAt(index + 1));
    }
    return Character.isLowSurrogate(c)
        && (index == 0 || !Character.isHighSurrogate(string.charAt(index - 1)));
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private static final class Elements {
    static final ObjectMapper MAPPER = new JsonMapper();
  }
}
