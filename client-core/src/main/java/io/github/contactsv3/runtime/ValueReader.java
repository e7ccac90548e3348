package io.github.contactsv3.runtime;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads values of one type. The generated models have one each, and call those of their properties
 * by name: Jackson would find the methods by reflection, in each process again. Stateless.
 *
 * <p>What is read does not depend on the settings of the mapper.
 *
 * @param <T> the type
 */
public abstract class ValueReader<T> extends JsonDeserializer<@Nullable T> {
  /** For the readers. */
  protected ValueReader() {}

  /**
   * Reads the value that a parser is at, if it fits.
   *
   * @param json a parser at the first token of the value, which is not null
   * @param context Jackson's context
   * @return the value, with the parser at its last token; null if it is of another type or out of
   *     range, with the parser where it was
   * @throws IOException if the input can't be read, or is no JSON
   */
  abstract @Nullable T tryRead(JsonParser json, DeserializationContext context) throws IOException;

  /**
   * Returns whether a value would be written as it was spelled.
   *
   * @param json the parser, after {@link #tryRead}
   * @param value what that has returned
   */
  boolean isAsWritten(JsonParser json, T value) throws IOException {
    return json.hasToken(JsonToken.VALUE_STRING);
  }

  /** Returns whether {@link #tryRead} may leave the parser within a value that does not fit. */
  boolean isComposite() {
    return false;
  }

  /** Returns whether a null in a list is a value like any other. */
  boolean acceptsNull() {
    return false;
  }

  /**
   * Reads a property for a builder, which keeps the raw JSON of a value that does not fit or is
   * spelled in another way than it is written.
   *
   * @param json a parser at the first token of the value
   * @param context Jackson's context
   * @param builder the builder
   * @param number the number of the property, from 1
   * @return the value; null if it is an explicit null or does not fit
   * @throws IOException if it can't be read, or does not fit and the builder is of a request
   */
  public final @Nullable T read(
      JsonParser json, DeserializationContext context, Model.Builder<?> builder, int number)
      throws IOException {
    if (json.hasToken(JsonToken.VALUE_NULL)) {
      builder.markSet(number, null);
      return null;
    }
    if (isComposite()) {
      return readComposite(json, context, builder, number);
    }
    T value = tryRead(json, context);
    if (value == null) {
      if (!builder.isResponse()) {
        throw mismatch(json);
      }
      builder.markUnreadable(number, RawJson.read(json));
      return null;
    }
    builder.markSet(number, value);
    if (builder.isResponse() && !isAsWritten(json, value)) {
      builder.keepRaw(number, RawJson.read(json));
    }
    return value;
  }

  /** The JSON first, because nobody can go back to its beginning. */
  private @Nullable T readComposite(
      JsonParser json, DeserializationContext context, Model.Builder<?> builder, int number)
      throws IOException {
    RawJson raw = RawJson.read(json);
    T value;
    try (JsonParser again = raw.parser()) {
      value = tryRead(again, context);
    }
    if (value == null) {
      if (!builder.isResponse()) {
        throw mismatch(json);
      }
      builder.markUnreadable(number, raw);
      return null;
    }
    builder.markSet(number, value);
    if (builder.isResponse()) {
      builder.keepRaw(number, raw);
    }
    return value;
  }

  /**
   * Reads a property that is a list, as {@link #read} does. One element that does not fit makes the
   * whole list unreadable.
   *
   * @param json a parser at the first token of the list
   * @param context Jackson's context
   * @param builder the builder
   * @param number the number of the property, from 1
   * @return an unmodifiable list; null if it is an explicit null or does not fit
   * @throws IOException if it can't be read, or does not fit and the builder is of a request
   */
  public final @Nullable List<T> readList(
      JsonParser json, DeserializationContext context, Model.Builder<?> builder, int number)
      throws IOException {
    if (json.hasToken(JsonToken.VALUE_NULL)) {
      builder.markSet(number, null);
      return null;
    }
    if (!json.isExpectedStartArrayToken()) {
      if (!builder.isResponse()) {
        throw MismatchedInputException.from(json, List.class, "not a list");
      }
      builder.markUnreadable(number, RawJson.read(json));
      return null;
    }
    return readElements(json, context, builder, number);
  }

  private @Nullable List<T> readElements(
      JsonParser json, DeserializationContext context, Model.Builder<?> builder, int number)
      throws IOException {
    if (json.nextToken() == JsonToken.END_ARRAY) {
      builder.markSet(number, Collections.emptyList());
      return Collections.emptyList();
    }
    List<T> elements = new ArrayList<>();
    RawJsonText raw = null;
    boolean fits = true;
    int index = 0;
    try {
      do {
        T element = fits ? readElement(json, context) : null;
        fits = fits && (element != null || acceptsNull());
        if (!fits && !builder.isResponse()) {
          throw mismatch(json);
        }
        if (raw == null && builder.isResponse() && !isElementAsWritten(fits, json, element)) {
          raw = new RawJsonText();
          raw.beginList(elements);
        }
        if (raw != null) {
          raw.copy(json);
        }
        if (fits) {
          elements.add(element);
        }
        index++;
      } while (json.nextToken() != JsonToken.END_ARRAY);
    } catch (JacksonException | RuntimeException e) {
      throw JsonMappingException.wrapWithPath(e, elements, index);
    }
    builder.markSet(number, elements);
    if (raw == null) {
      return Collections.unmodifiableList(elements);
    }
    raw.endList();
    RawJson list = new RawJson(raw.toString());
    if (fits) {
      builder.keepRaw(number, list);
      return Collections.unmodifiableList(elements);
    }
    builder.markUnreadable(number, list);
    return null;
  }

  private @Nullable T readElement(JsonParser json, DeserializationContext context)
      throws IOException {
    return json.hasToken(JsonToken.VALUE_NULL) ? null : tryRead(json, context);
  }

  private boolean isElementAsWritten(boolean fits, JsonParser json, @Nullable T element)
      throws IOException {
    return fits && (element == null || isAsWritten(json, element));
  }

  private MismatchedInputException mismatch(JsonParser json) {
    Class<?> type = handledType();
    return MismatchedInputException.from(json, type, "not a " + type.getSimpleName());
  }

  @Override
  public abstract Class<?> handledType();

  @Override
  public final @Nullable T deserialize(JsonParser json, DeserializationContext context)
      throws IOException {
    T value = tryRead(json, context);
    if (value == null) {
      throw mismatch(json);
    }
    return value;
  }

  @Override
  public final boolean isCachable() {
    return true;
  }
}
