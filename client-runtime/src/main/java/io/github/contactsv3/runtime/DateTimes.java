package io.github.contactsv3.runtime;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/**
 * How date-times are read and written. The service answers with milliseconds, {@code
 * 2026-01-31T09:30:00.000Z}, and has refused that very form in requests, where it wants {@code
 * 2026-01-31T09:30:00Z}; hence a writer for either direction. Stateless.
 */
public final class DateTimes {
  private static final DateTimeFormatter WITH_MILLISECONDS =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 3, 9, true)
          .appendOffsetId()
          .toFormatter();

  /** A 0 stands for any digit. */
  private static final String COMMON_FORM = "0000-00-00T00:00:00.000Z";

  private static final int NANOS_PER_MILLI = 1_000_000;

  private DateTimes() {}

  /** Reads ISO 8601 text with an offset, or milliseconds since 1970. */
  public static final class Reader extends ValueReader<OffsetDateTime> {
    /** Called by Jackson. */
    public Reader() {}

    @Override
    public @Nullable OffsetDateTime deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
        return Instant.ofEpochMilli(parser.getLongValue()).atOffset(ZoneOffset.UTC);
      }
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (OffsetDateTime) context.handleUnexpectedToken(OffsetDateTime.class, parser);
      }
      String text = parser.getText();
      try {
        return isCommonForm(text) ? parseCommonForm(text) : OffsetDateTime.parse(text);
      } catch (DateTimeException e) {
        return (OffsetDateTime)
            context.handleWeirdStringValue(
                OffsetDateTime.class, text, "not an ISO 8601 date-time with an offset");
      }
    }
  }

  /**
   * Whether a text is of the one form in which the service answers. Reading that without a
   * formatter takes a tenth of the time, and a page of contacts has a thousand of them.
   */
  private static boolean isCommonForm(String text) {
    if (text.length() != COMMON_FORM.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char form = COMMON_FORM.charAt(i);
      char c = text.charAt(i);
      if (form == '0' ? c < '0' || c > '9' : c != form) {
        return false;
      }
    }
    return true;
  }

  private static OffsetDateTime parseCommonForm(String text) {
    return OffsetDateTime.of(
        number(text, 0, 4),
        number(text, 5, 7),
        number(text, 8, 10),
        number(text, 11, 13),
        number(text, 14, 16),
        number(text, 17, 19),
        number(text, 20, 23) * NANOS_PER_MILLI,
        ZoneOffset.UTC);
  }

  private static int number(String text, int begin, int end) {
    int number = 0;
    for (int i = begin; i < end; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  /** Writes as requests have it: no fraction unless there is one. */
  public static final class RequestWriter extends JsonSerializer<OffsetDateTime> {
    /** Called by Jackson. */
    public RequestWriter() {}

    @Override
    public void serialize(OffsetDateTime value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value));
    }
  }

  /** Writes as answers have it: at least milliseconds. */
  public static final class ResponseWriter extends JsonSerializer<OffsetDateTime> {
    /** Called by Jackson. */
    public ResponseWriter() {}

    @Override
    public void serialize(OffsetDateTime value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(WITH_MILLISECONDS.format(value));
    }
  }
}
