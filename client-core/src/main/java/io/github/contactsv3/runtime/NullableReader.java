package io.github.contactsv3.runtime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * See {@link ValueReaders#nullable}. Stateless.
 *
 * @param <T> the type of the value
 */
final class NullableReader<T> extends ValueReader<T> {
  private final ValueReader<T> values;

  NullableReader(ValueReader<T> values) {
    this.values = values;
  }

  @Override
  @Nullable T tryRead(JsonParser json, DeserializationContext context) throws IOException {
    return values.tryRead(json, context);
  }

  @Override
  boolean isAsWritten(JsonParser json, T value) throws IOException {
    return values.isAsWritten(json, value);
  }

  @Override
  boolean isComposite() {
    return values.isComposite();
  }

  @Override
  boolean acceptsNull() {
    return true;
  }

  @Override
  public Class<?> handledType() {
    return values.handledType();
  }
}
