package io.github.contactsv3.runtime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads days and date-times: from text, and from numbers of milliseconds since 1970. Stateless. */
abstract class DateReader<T> extends ValueReader<T> {
  /** Returns null if the text leaves a doubt. */
  abstract @Nullable T ofText(String text);

  /** Returns null if the number leaves a doubt. */
  abstract @Nullable T ofNumber(long millis);

  @Override
  final @Nullable T tryRead(JsonParser json, DeserializationContext context) throws IOException {
    if (json.hasToken(JsonToken.VALUE_STRING)) {
      return ofText(json.getText());
    }
    Long millis = NumberReaders.exactLong(json);
    return millis == null ? null : ofNumber(millis);
  }
}
