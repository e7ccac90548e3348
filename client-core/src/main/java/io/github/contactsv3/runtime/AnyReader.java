package io.github.contactsv3.runtime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** See {@link ValueReaders#ANY}. Nobody else has what it makes, so nothing is copied. */
final class AnyReader extends ValueReader<Object> {
  /**
   * The deepest nesting, which fits the stack of any thread. Jackson has the same limit from 2.15
   * on.
   */
  private static final int MAX_DEPTH = 1_000;

  @Override
  @Nullable Object tryRead(JsonParser json, DeserializationContext context) throws IOException {
    return json.hasToken(JsonToken.VALUE_STRING) ? json.getText() : read(json, 1);
  }

  private static @Nullable Object read(JsonParser json, int depth) throws IOException {
    JsonToken token = json.currentToken();
    return switch (token == null ? JsonToken.NOT_AVAILABLE : token) {
      case VALUE_STRING -> json.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(json);
      case VALUE_EMBEDDED_OBJECT -> json.getEmbeddedObject();
      case START_ARRAY -> list(json, depth);
      case START_OBJECT, FIELD_NAME -> map(json, depth);
      default -> throw JsonMappingException.from(json, "no value");
    };
  }

  private static Number number(JsonParser json) throws IOException {
    if (json.getTextLength() > NumberReaders.MAX_LENGTH) {
      throw JsonMappingException.from(
          json, "a number has more than " + NumberReaders.MAX_LENGTH + " characters");
    }
    // A double would lose digits, and custom fields hold money.
    return json.hasToken(JsonToken.VALUE_NUMBER_FLOAT) && !json.isNaN()
        ? json.getDecimalValue()
        : json.getNumberValue();
  }

  private static List<Object> list(JsonParser json, int depth) throws IOException {
    check(json, depth);
    if (json.nextToken() == JsonToken.END_ARRAY) {
      return Collections.emptyList();
    }
    List<@Nullable Object> list = new ArrayList<>(2);
    do {
      list.add(read(json, depth + 1));
    } while (json.nextToken() != JsonToken.END_ARRAY);
    return Collections.unmodifiableList(list);
  }

  private static Map<String, Object> map(JsonParser json, int depth) throws IOException {
    check(json, depth);
    Map<String, @Nullable Object> map = new LinkedHashMap<>(4);
    String name = json.hasToken(JsonToken.FIELD_NAME) ? json.currentName() : json.nextFieldName();
    for (; name != null; name = json.nextFieldName()) {
      json.nextToken();
      map.put(name, read(json, depth + 1));
    }
    return Collections.unmodifiableMap(map);
  }

  private static void check(JsonParser json, int depth) throws JsonMappingException {
    if (depth > MAX_DEPTH) {
      throw JsonMappingException.from(json, "nested more than " + MAX_DEPTH + " levels deep");
    }
  }

  @Override
  boolean isAsWritten(JsonParser json, Object value) {
    return true;
  }

  @Override
  boolean acceptsNull() {
    return true;
  }

  @Override
  public Class<?> handledType() {
    return Object.class;
  }
}
