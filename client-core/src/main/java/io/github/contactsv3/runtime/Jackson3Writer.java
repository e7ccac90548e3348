package io.github.contactsv3.runtime;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteCapability;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/**
 * Writes models for Jackson 3, as they are written everywhere else: regardless of the mapper's
 * settings, and numbers to the digit. Stateless.
 */
final class Jackson3Writer extends ValueSerializer<Model> {
  /** Called by Jackson. */
  Jackson3Writer() {}

  @Override
  public void serialize(Model model, JsonGenerator json, SerializationContext context) {
    try (JsonParser parser = Factory.JSON.createParser(ModelTexts.write(model))) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        write(token, parser, json);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("this was written before", e);
    }
  }

  private static void write(JsonToken token, JsonParser parser, JsonGenerator json)
      throws IOException {
    switch (token) {
      case START_OBJECT -> json.writeStartObject();
      case END_OBJECT -> json.writeEndObject();
      case START_ARRAY -> json.writeStartArray();
      case END_ARRAY -> json.writeEndArray();
      case FIELD_NAME -> json.writeName(parser.currentName());
      case VALUE_TRUE -> json.writeBoolean(true);
      case VALUE_FALSE -> json.writeBoolean(false);
      case VALUE_NULL -> json.writeNull();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(token, parser.getText(), json);
      default -> json.writeString(parser.getText());
    }
  }

  /** As it was spelled where the format is text; a buffer or a binary format has to know it. */
  private static void number(JsonToken token, String text, JsonGenerator json) {
    if (json.has(StreamWriteCapability.CAN_WRITE_FORMATTED_NUMBERS)) {
      json.writeNumber(text);
    } else if (token == JsonToken.VALUE_NUMBER_FLOAT) {
      json.writeNumber(new BigDecimal(text));
    } else {
      integer(new BigInteger(text), json);
    }
  }

  /** In the smallest type, as a parser would have read it. */
  private static void integer(BigInteger number, JsonGenerator json) {
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
}
