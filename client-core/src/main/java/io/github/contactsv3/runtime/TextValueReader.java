package io.github.contactsv3.runtime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads values that JSON has as texts of a certain form. Stateless.
 *
 * @param <T> the type of the value
 */
final class TextValueReader<T> extends ValueReader<T> {
  private final Class<T> type;
  private final Function<String, T> of;

  /**
   * Creates a reader.
   *
   * @param type the type
   * @param of throws {@link IllegalArgumentException} if a text is not of the form
   */
  TextValueReader(Class<T> type, Function<String, T> of) {
    this.type = type;
    this.of = of;
  }

  @Override
  @Nullable T tryRead(JsonParser json, DeserializationContext context) throws IOException {
    if (!json.hasToken(JsonToken.VALUE_STRING)) {
      return null;
    }
    try {
      return of.apply(json.getText());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  @Override
  boolean isAsWritten(JsonParser json, T value) throws IOException {
    return value.toString().equals(json.getText());
  }

  @Override
  public Class<T> handledType() {
    return type;
  }
}
