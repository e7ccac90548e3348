package io.github.contactsv3.runtime;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ValueDeserializer;

/**
 * Reads models for Jackson 3: takes the text from its parser, numbers to the digit, and reads it as
 * everywhere else. So both versions read the same, by construction. Stateless.
 */
final class Jackson3Reader extends ValueDeserializer<Model> {
  private final Class<? extends Model> type;

  /** Called by Jackson. */
  Jackson3Reader() {
    this(Model.class);
  }

  private Jackson3Reader(Class<? extends Model> type) {
    this.type = type;
  }

  @Override
  public ValueDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) {
    return new Jackson3Reader(context.getContextualType().getRawClass().asSubclass(Model.class));
  }

  @Override
  public @Nullable Model deserialize(JsonParser json, DeserializationContext context) {
    try {
      return ModelTexts.read(
          type, copy(json), context.isEnabled(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));
    } catch (IllegalArgumentException e) {
      return context.reportInputMismatch(this, "%s", e.getMessage());
    } catch (IOException e) {
      return context.reportInputMismatch(this, "truncated, or more deeply nested than can be read");
    }
  }

  @Override
  public Class<?> handledType() {
    return type;
  }

  private static String copy(JsonParser json) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator copy = Factory.JSON.createGenerator(text)) {
      int depth = 0;
      do {
        JsonToken token = json.currentToken();
        if (token == null) {
          throw new IOException("the JSON ends within a value");
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        copy(token, json, copy);
        if (depth > 0) {
          json.nextToken();
        }
      } while (depth > 0);
    }
    return text.toString();
  }

  private static void copy(JsonToken token, JsonParser json, JsonGenerator copy)
      throws IOException {
    switch (token) {
      case START_OBJECT -> copy.writeStartObject();
      case END_OBJECT -> copy.writeEndObject();
      case START_ARRAY -> copy.writeStartArray();
      case END_ARRAY -> copy.writeEndArray();
      case PROPERTY_NAME -> copy.writeFieldName(json.currentName());
      case VALUE_STRING -> copy.writeString(json.getString());
      case VALUE_EMBEDDED_OBJECT -> {
        Object object = json.getEmbeddedObject();
        copy.writeString(
            object instanceof byte[] b ? Base64.getEncoder().encodeToString(b) : "" + object);
      }
      default -> copy.writeRawValue(json.getString());
    }
  }

  private static final class Factory {
    static final JsonFactory JSON = new JsonFactory();
  }
}
