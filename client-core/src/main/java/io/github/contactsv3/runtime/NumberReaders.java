package io.github.contactsv3.runtime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers, and texts of numbers. A number that does not fit its type exactly is not read:
 * neither cut off nor rounded.
 */
final class NumberReaders {
  /**
   * The most characters of a number. Making a number takes time by the square of its length;
   * Jackson has the same limit from 2.15 on.
   */
  static final int MAX_LENGTH = 1_000;

  private NumberReaders() {}

  /** The number that a parser is at, or null if there is none, or none of a sane length. */
  static @Nullable BigDecimal decimal(JsonParser json) throws IOException {
    if (!isNumberOrText(json)) {
      return null;
    }
    String text = json.getText();
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return null;
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The whole number that a parser is at, or null if there is none of 64 bits. */
  static @Nullable Long exactLong(JsonParser json) throws IOException {
    if (json.hasToken(JsonToken.VALUE_NUMBER_INT)
        && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
      return json.getLongValue();
    }
    BigDecimal number = decimal(json);
    return number == null ? null : exactLong(number);
  }

  /** A number as 64 bits, or null if it has a fraction or is too large; at once for 1e999999999. */
  static @Nullable Long exactLong(BigDecimal number) {
    try {
      return number.longValueExact();
    } catch (ArithmeticException e) {
      return null;
    }
  }

  private static boolean isNumberOrText(JsonParser json) {
    return json.hasToken(JsonToken.VALUE_NUMBER_INT)
        || json.hasToken(JsonToken.VALUE_NUMBER_FLOAT)
        || json.hasToken(JsonToken.VALUE_STRING);
  }

  /** See {@link ValueReaders#INTEGER}. */
  static final class OfInteger extends ValueReader<Integer> {
    @Override
    @Nullable Integer tryRead(JsonParser json, DeserializationContext context) throws IOException {
      Long number = exactLong(json);
      return number == null || number.intValue() != number ? null : number.intValue();
    }

    @Override
    boolean isAsWritten(JsonParser json, Integer value) {
      return json.hasToken(JsonToken.VALUE_NUMBER_INT);
    }

    @Override
    public Class<?> handledType() {
      return Integer.class;
    }
  }

  /** See {@link ValueReaders#LONG}. */
  static final class OfLong extends ValueReader<Long> {
    @Override
    @Nullable Long tryRead(JsonParser json, DeserializationContext context) throws IOException {
      return exactLong(json);
    }

    @Override
    boolean isAsWritten(JsonParser json, Long value) {
      return json.hasToken(JsonToken.VALUE_NUMBER_INT);
    }

    @Override
    public Class<?> handledType() {
      return Long.class;
    }
  }

  /** See {@link ValueReaders#DECIMAL}. */
  static final class OfDecimal extends ValueReader<BigDecimal> {
    @Override
    @Nullable BigDecimal tryRead(JsonParser json, DeserializationContext context)
        throws IOException {
      return decimal(json);
    }

    @Override
    boolean isAsWritten(JsonParser json, BigDecimal value) {
      return !json.hasToken(JsonToken.VALUE_STRING);
    }

    @Override
    public Class<?> handledType() {
      return BigDecimal.class;
    }
  }

  /** See {@link ValueReaders#FLOAT}. */
  static final class OfFloat extends ValueReader<Float> {
    @Override
    @Nullable Float tryRead(JsonParser json, DeserializationContext context) throws IOException {
      BigDecimal number = decimal(json);
      return number == null || Float.isInfinite(number.floatValue()) ? null : number.floatValue();
    }

    @Override
    boolean isAsWritten(JsonParser json, Float value) throws IOException {
      return value.toString().equals(json.getText()) && !json.hasToken(JsonToken.VALUE_STRING);
    }

    @Override
    public Class<?> handledType() {
      return Float.class;
    }
  }

  /** See {@link ValueReaders#DOUBLE}. */
  static final class OfDouble extends ValueReader<Double> {
    @Override
    @Nullable Double tryRead(JsonParser json, DeserializationContext context) throws IOException {
      BigDecimal number = decimal(json);
      return number == null || Double.isInfinite(number.doubleValue())
          ? null
          : number.doubleValue();
    }

    @Override
    boolean isAsWritten(JsonParser json, Double value) throws IOException {
      return value.toString().equals(json.getText()) && !json.hasToken(JsonToken.VALUE_STRING);
    }

    @Override
    public Class<?> handledType() {
      return Double.class;
    }
  }
}
