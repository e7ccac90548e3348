package io.github.contactsv3.runtime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads open enumerations: any text or integer, and what the readers of those take for one.
 * Stateless.
 *
 * @param <E> the type
 */
public abstract class EnumReader<E> extends ValueReader<E> {
  private final Class<E> type;
  private final Reading<E> reading;
  private final boolean text;

  /**
   * Creates a reader of texts.
   *
   * @param type the type
   * @param of returns the value with a text
   */
  protected EnumReader(Class<E> type, Function<String, E> of) {
    this(type, ValueReaders.TEXT, of);
  }

  /**
   * Creates a reader.
   *
   * @param type the type
   * @param values reads the texts or integers
   * @param of returns the value with a text or integer
   * @param <V> the type of those
   */
  protected <V> EnumReader(Class<E> type, ValueReader<V> values, Function<V, E> of) {
    this.type = type;
    this.text = values == ValueReaders.TEXT;
    this.reading =
        (json, context) -> {
          V value = values.tryRead(json, context);
          return value == null ? null : of.apply(value);
        };
  }

  @Override
  final @Nullable E tryRead(JsonParser json, DeserializationContext context) throws IOException {
    return reading.tryRead(json, context);
  }

  @Override
  final boolean isAsWritten(JsonParser json, E value) {
    return json.hasToken(text ? JsonToken.VALUE_STRING : JsonToken.VALUE_NUMBER_INT);
  }

  private interface Reading<E> {
    @Nullable E tryRead(JsonParser json, DeserializationContext context) throws IOException;
  }

  @Override
  public final Class<E> handledType() {
    return type;
  }
}
