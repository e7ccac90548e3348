package io.github.contactsv3.runtime;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonGeneratorImpl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a property as the response had it, numbers to the digit. Kept where the value does
 * not fit the document, or is spelled in another way than this library writes it. Immutable and
 * thread-safe; equality is on the text. Treat it as personal data.
 */
public final class RawJson {
  /** The JSON, or a text without its quotes. */
  private final String json;

  private final boolean isText;

  RawJson(String json) {
    this(json, false);
  }

  private RawJson(String json, boolean isText) {
    this.json = json;
    this.isText = isText;
  }

  /**
   * Returns the JSON.
   *
   * @return JSON on one line; unpaired surrogates are escaped, so that any encoding can carry it
   */
  public String json() {
    return isText ? RawJsonText.quoted(json) : json;
  }

  /**
   * Returns what kind of value it is, in words for a message.
   *
   * @return such as {@code an object}, {@code a text} or {@code a null}
   */
  public String kind() {
    return switch (first()) {
      case '{' -> "an object";
      case '[' -> "a list";
      case '"' -> "a text";
      case 't', 'f' -> "a boolean";
      case 'n' -> "a null";
      default -> "a number";
    };
  }

  /**
   * Returns the value of a text.
   *
   * @return the text; null if this is none
   */
  public @Nullable String text() {
    return isText ? json : null;
  }

  /**
   * Returns the elements of a list.
   *
   * @return the JSON of each; null if this is no list
   */
  public @Nullable List<RawJson> elements() {
    if (first() != '[') {
      return null;
    }
    List<RawJson> elements = new ArrayList<>();
    try (JsonParser parser = Factory.JSON.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        elements.add(read(parser));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("this was read before", e);
    }
    return Collections.unmodifiableList(elements);
  }

  /** Reads the value that a parser is at, and leaves the parser at its last token. */
  static RawJson read(JsonParser json) throws IOException {
    if (json.hasToken(JsonToken.VALUE_STRING)) {
      // The parser has made this text already; quoted, it would be another one.
      return new RawJson(json.getText(), true);
    }
    RawJsonText text = new RawJsonText();
    text.copy(json);
    return new RawJson(text.toString());
  }

  /** A parser at the first token. */
  JsonParser parser() throws IOException {
    JsonParser parser = Factory.JSON.createParser(json());
    parser.nextToken();
    return parser;
  }

  void write(JsonGenerator json) throws IOException {
    if (json instanceof JsonGeneratorImpl) {
      json.writeRawValue(json());
      return;
    }
    // A buffer, or another format than JSON: it has to know the tokens.
    try (JsonParser parser = Factory.JSON.createParser(json())) {
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
    return other instanceof RawJson that && json().equals(that.json());
  }

  @Override
  public int hashCode() {
    return json().hashCode();
  }

  /** Returns the JSON. */
  @Override
  public String toString() {
    return json();
  }

  private char first() {
    return isText ? '"' : json.charAt(0);
  }
}
