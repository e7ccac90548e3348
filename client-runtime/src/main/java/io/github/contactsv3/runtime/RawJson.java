package io.github.contactsv3.runtime;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonGeneratorImpl;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a property as the response had it, numbers to the digit. Kept where the value does
 * not fit the document, or is spelled in another way than this library writes it. Immutable and
 * thread-safe; equality is on the text. Treat it as personal data.
 */
public final class RawJson {
  private final String json;

  RawJson(String json) {
    this.json = json;
  }

  /**
   * Returns the JSON.
   *
   * @return JSON on one line; unpaired surrogates are escaped, so that any encoding can carry it
   */
  public String json() {
    return json;
  }

  /** What kind of value it is, with an article. */
  String kind() {
    return switch (json.charAt(0)) {
      case '{' -> "an object";
      case '[' -> "a list";
      case '"' -> "a text";
      case 't', 'f' -> "a boolean";
      case 'n' -> "a null";
      default -> "a number";
    };
  }

  /** Reads the value that a parser is at, and leaves the parser at its last token. */
  static RawJson read(JsonParser json) throws IOException {
    RawJsonText text = new RawJsonText();
    text.copy(json);
    return new RawJson(text.toString());
  }

  void write(JsonGenerator json) throws IOException {
    if (json instanceof JsonGeneratorImpl) {
      json.writeRawValue(this.json);
      return;
    }
    // A buffer, or another format than JSON: it has to know the tokens.
    try (JsonParser parser = Factory.JSON.createParser(this.json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
          json.writeNumber(new BigDecimal(parser.getText()));
        } else if (token == JsonToken.VALUE_NUMBER_INT) {
          writeInteger(json, new BigInteger(parser.getText()));
        } else {
          json.copyCurrentEvent(parser);
        }
      }
    }
  }

  /** In the smallest type, as a parser would have read it. */
  private static void writeInteger(JsonGenerator json, BigInteger number) throws IOException {
    if (number.bitLength() < Integer.SIZE) {
      json.writeNumber(number.intValue());
    } else if (number.bitLength() < Long.SIZE) {
      json.writeNumber(number.longValue());
    } else {
      json.writeNumber(number);
    }
  }

  private static final class Factory {
    static final JsonFactory JSON = new JsonFactory();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RawJson that && json.equals(that.json);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(json);
  }

  /** Returns the JSON. */
  @Override
  public String toString() {
    return json;
  }
}
