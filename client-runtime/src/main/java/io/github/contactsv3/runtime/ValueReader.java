package io.github.contactsv3.runtime;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads values of one type. The generated models have one each, and call those of their properties
 * by name: Jackson would find out by reflection what to call, anew in each process. Stateless.
 *
 * @param <T> the type
 */
public abstract class ValueReader<T> extends JsonDeserializer<@Nullable T> {
  /** For the readers. */
  protected ValueReader() {}

  /**
   * Reads what the parser is at.
   *
   * @param json a parser at the first token of the value
   * @param context what Jackson has with it
   * @return the value; null if it is an explicit null
   * @throws IOException if it can't be read, or is of another type
   */
  public final @Nullable T read(JsonParser json, DeserializationContext context)
      throws IOException {
    return json.hasToken(JsonToken.VALUE_NULL) ? null : deserialize(json, context);
  }

  /**
   * Reads a list of such values.
   *
   * @param json a parser at the first token of the list
   * @param context what Jackson has with it
   * @return an unmodifiable list, with nulls where there are nulls; null if it is an explicit null
   * @throws IOException if it can't be read, or is of another type
   */
  @SuppressWarnings("unchecked") // what a handler of Jackson's gives in place of a list
  public final @Nullable List<T> readList(JsonParser json, DeserializationContext context)
      throws IOException {
    if (json.hasToken(JsonToken.VALUE_NULL)) {
      return null;
    }
    if (json.isExpectedStartArrayToken()) {
      return readElements(json, context);
    }
    if (context.isEnabled(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)) {
      return Collections.singletonList(deserialize(json, context));
    }
    return (List<T>) context.handleUnexpectedToken(List.class, json);
  }

  private List<T> readElements(JsonParser json, DeserializationContext context) throws IOException {
    if (json.nextToken() == JsonToken.END_ARRAY) {
      return Collections.emptyList();
    }
    List<T> elements = new ArrayList<>();
    try {
      do {
        elements.add(read(json, context));
      } while (json.nextToken() != JsonToken.END_ARRAY);
    } catch (JacksonException | RuntimeException e) {
      throw JsonMappingException.wrapWithPath(e, elements, elements.size());
    }
    return Collections.unmodifiableList(elements);
  }

  @Override
  public final boolean isCachable() {
    return true;
  }
}
