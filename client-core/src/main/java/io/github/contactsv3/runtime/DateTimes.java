package io.github.contactsv3.runtime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes date-times. Responses have milliseconds, {@code 2026-01-31T09:30:00.000Z}, and
 * the service has refused that very form in requests, where it wants {@code 2026-01-31T09:30:00Z};
 * hence a form for either direction. Stateless.
 */
public final class DateTimes {
  private static final DateTimeFormatter WITH_MILLISECONDS =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 3, 9, true)
          .appendOffsetId()
          .toFormatter();

  /** With the offset as {@code +00:00}, {@code +0000} or {@code +00}. */
  private static final DateTimeFormatter WITH_OFFSET =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter();

  /** A 0 stands for any digit. */
  private static final String COMMON_FORM = "0000-00-00T00:00:00.000Z";

  private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,15}");

  /** Less may be seconds, or a date without separators: 1973-03-03. */
  private static final long MIN_MILLIS = 100_000_000_000L;

  /** As much may be a date-time without separators, or microseconds: 2286-11-20. */
  static final long MAX_MILLIS = 10_000_000_000_000L;

  private static final int NANOS_PER_MILLI = 1_000_000;

  private DateTimes() {}

  /**
   * Reads a date-time in one of the spellings that leave no doubt.
   *
   * @param text ISO 8601 with an offset in any form, or the digits of milliseconds since 1970: 0,
   *     or 12 to 13 digits, since others may be seconds or a date without separators
   * @return the date-time; null if it is spelled otherwise, such as without a zone
   */
  public static @Nullable OffsetDateTime parse(String text) {
    try {
      if (isCommonForm(text)) {
        return parseCommonForm(text);
      }
      return DIGITS.matcher(text).matches()
          ? ofMillis(Long.parseLong(text))
          : OffsetDateTime.parse(text, WITH_OFFSET);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** A moment in UTC, or null if the number may be something else than milliseconds. */
  private static @Nullable OffsetDateTime ofMillis(long millis) {
    boolean clear = millis == 0 || isWithin(millis, MIN_MILLIS, MAX_MILLIS);
    return clear ? Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC) : null;
  }

  /** Returns whether a number is as far from zero as that, in either direction. */
  static boolean isWithin(long millis, long min, long end) {
    return (millis >= min && millis < end) || (millis <= -min && millis > -end);
  }

  /** As requests have it: no fraction unless there is one. */
  static String ofRequest(OffsetDateTime value) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value);
  }

  /** As responses have it: at least milliseconds. */
  static String ofResponse(OffsetDateTime value) {
    return WITH_MILLISECONDS.format(value);
  }

  /** Reads what {@link #parse} reads, and numbers of milliseconds since 1970. */
  public static final class Reader extends DateReader<OffsetDateTime> {
    /** Called by Jackson. */
    public Reader() {}

    @Override
    @Nullable OffsetDateTime ofText(String text) {
      return DateTimes.parse(text);
    }

    @Override
    @Nullable OffsetDateTime ofNumber(long millis) {
      return ofMillis(millis);
    }

    @Override
    boolean isAsWritten(JsonParser json, OffsetDateTime value) throws IOException {
      return json.hasToken(JsonToken.VALUE_STRING)
          && (isCommonForm(json.getText()) || ofResponse(value).equals(json.getText()));
    }

    @Override
    public Class<?> handledType() {
      return OffsetDateTime.class;
    }
  }

  /**
   * Whether a text is of the one form that responses have. Reading that without a formatter takes a
   * tenth of the time, and a page of contacts has a thousand of them.
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
}
