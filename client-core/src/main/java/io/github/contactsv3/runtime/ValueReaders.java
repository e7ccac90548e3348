package io.github.contactsv3.runtime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Readers of the types of JSON. Each takes what stands for its type without doubt, in whatever
 * spelling: a number for a text, {@code "7"} or {@code 7.0} for an integer, {@code "true"} or 1 for
 * a boolean.
 */
public final class ValueReaders {
  /** Reads texts; a number or a boolean is the text that it was written as. */
  public static final ValueReader<String> TEXT = new TextReader();

  /** Reads booleans. */
  public static final ValueReader<Boolean> BOOLEAN = new BooleanReader();

  /** Reads whole numbers of 32 bits. */
  public static final ValueReader<Integer> INTEGER = new NumberReaders.OfInteger();

  /** Reads whole numbers of 64 bits. */
  public static final ValueReader<Long> LONG = new NumberReaders.OfLong();

  /** Reads numbers, to the digit. */
  public static final ValueReader<BigDecimal> DECIMAL = new NumberReaders.OfDecimal();

  /** Reads date-times; see {@link DateTimes#parse}. */
  public static final ValueReader<OffsetDateTime> DATE_TIME = new DateTimes.Reader();

  /** Reads days; see {@link CalendarDates#parse}. */
  public static final ValueReader<LocalDate> DATE = new CalendarDates.Reader();

  /**
   * Reads any value: texts, booleans, numbers to the digit, lists and maps; the last two are
   * unmodifiable.
   */
  public static final ValueReader<Object> ANY = new AnyReader();

  /** Reads objects that the document does not describe; unmodifiable. */
  public static final ValueReader<Map<String, Object>> MAP = new MapReader();

  /** Reads identifiers of the form of RFC 4122. */
  public static final ValueReader<java.util.UUID> UUID =
      new TextValueReader<>(java.util.UUID.class, java.util.UUID::fromString);

  /** Reads URIs. */
  public static final ValueReader<java.net.URI> URI =
      new TextValueReader<>(java.net.URI.class, java.net.URI::create);

  /** Reads numbers of 32 bits with a fraction. */
  public static final ValueReader<Float> FLOAT = new NumberReaders.OfFloat();

  /** Reads numbers of 64 bits with a fraction. */
  public static final ValueReader<Double> DOUBLE = new NumberReaders.OfDouble();

  private ValueReaders() {}

  /**
   * Returns a reader of lists within lists or maps.
   *
   * @param elements reads the elements
   * @param <E> their type
   * @return a reader of unmodifiable lists
   */
  public static <E> ValueReader<List<E>> list(ValueReader<E> elements) {
    return new CompositeReader.OfList<>(elements);
  }

  /**
   * Returns a reader of maps whose values have a type.
   *
   * @param values reads the values
   * @param <E> their type
   * @return a reader of unmodifiable maps
   */
  public static <E> ValueReader<Map<String, E>> map(ValueReader<E> values) {
    return new CompositeReader.OfMap<>(values);
  }

  /**
   * Returns a reader of elements that may be null.
   *
   * @param elements reads those that are not
   * @param <E> their type
   * @return a reader for lists and maps
   */
  public static <E> ValueReader<E> nullable(ValueReader<E> elements) {
    return new NullableReader<>(elements);
  }

  private static final class TextReader extends ValueReader<String> {
    @Override
    @Nullable String tryRead(JsonParser json, DeserializationContext context) throws IOException {
      return json.hasToken(JsonToken.VALUE_STRING) || isScalar(json) ? json.getText() : null;
    }

    private static boolean isScalar(JsonParser json) {
      JsonToken token = json.currentToken();
      return token != null && token.isScalarValue() && token != JsonToken.VALUE_EMBEDDED_OBJECT;
    }

    @Override
    public Class<?> handledType() {
      return String.class;
    }
  }

  private static final class BooleanReader extends ValueReader<Boolean> {
    @Override
    @Nullable Boolean tryRead(JsonParser json, DeserializationContext context) throws IOException {
      JsonToken token = json.currentToken();
      if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
        return token == JsonToken.VALUE_TRUE;
      }
      if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NUMBER_INT) {
        return null;
      }
      return switch (json.getText()) {
        case "true", "1" -> true;
        case "false", "0" -> false;
        default -> null;
      };
    }

    @Override
    boolean isAsWritten(JsonParser json, Boolean value) {
      return json.hasToken(value ? JsonToken.VALUE_TRUE : JsonToken.VALUE_FALSE);
    }

    @Override
    public Class<?> handledType() {
      return Boolean.class;
    }
  }

  private static final class MapReader extends ValueReader<Map<String, Object>> {
    @Override
    @SuppressWarnings("unchecked") // objects of JSON have texts as keys
    @Nullable Map<String, Object> tryRead(JsonParser json, DeserializationContext context)
        throws IOException {
      return json.isExpectedStartObjectToken()
          ? (Map<String, Object>) ANY.tryRead(json, context)
          : null;
    }

    @Override
    boolean isAsWritten(JsonParser json, Map<String, Object> value) {
      return true;
    }

    @Override
    public Class<?> handledType() {
      return Map.class;
    }
  }
}
