package io.github.contactsv3.runtime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads calendar dates, such as dates of birth. The service takes eight spellings, and its
 * responses have a date, a moment at midnight UTC, or milliseconds since 1970
 * (GoHighLevel/highlevel-api-docs issue 314). Stateless.
 */
public final class CalendarDates {
  private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([-/._])(\\d\\d)\\2(\\d\\d)");
  private static final Pattern MONTH_FIRST = Pattern.compile("(\\d\\d)([-/._])(\\d\\d)\\2(\\d{4})");

  private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,15}");

  private static final Pattern WITHOUT_ZONE =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?");

  private static final int ISO_LENGTH = 10;

  private static final long MILLIS_A_DAY = 86_400_000;

  /** Less may be seconds, or a date without separators, but for midnights: 1970-04-26. */
  private static final long CLEAR_MILLIS = 10_000_000_000L;

  private CalendarDates() {}

  /**
   * Reads a day in one of the spellings that leave no doubt.
   *
   * @param text year, month, day or month, day, year with one of {@code - / . _} between them; an
   *     ISO 8601 moment, whose day in UTC counts, unless it is midnight at its own offset only;
   *     midnight without a zone; or the digits of milliseconds since 1970
   * @return the day; null if it is spelled otherwise
   */
  public static @Nullable LocalDate parse(String text) {
    try {
      if (isCommonForm(text)) {
        return LocalDate.of(
            Integer.parseInt(text, 0, 4, 10),
            Integer.parseInt(text, 5, 7, 10),
            Integer.parseInt(text, 8, 10, 10));
      }
      Matcher yearFirst = YEAR_FIRST.matcher(text);
      if (yearFirst.matches()) {
        return date(yearFirst.group(1), yearFirst.group(3), yearFirst.group(4));
      }
      Matcher monthFirst = MONTH_FIRST.matcher(text);
      if (monthFirst.matches()) {
        return date(monthFirst.group(4), monthFirst.group(1), monthFirst.group(3));
      }
      return WITHOUT_ZONE.matcher(text).matches() ? midnight(text) : ofMoment(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /**
   * Reads milliseconds since 1970.
   *
   * @param millis the milliseconds
   * @return the day in UTC; null if they have a fraction or if the number may be something else:
   *     seconds or a date without separators, which have less than 11 digits, unless it is a
   *     midnight; a date-time without separators or microseconds, which have more than 13
   */
  public static @Nullable LocalDate ofMillis(Number millis) {
    Long exact =
        millis instanceof Long || millis instanceof Integer
            ? Long.valueOf(millis.longValue())
            : NumberReaders.exactLong(new BigDecimal(millis.toString()));
    return exact == null ? null : ofExactMillis(exact);
  }

  private static @Nullable LocalDate ofExactMillis(long millis) {
    boolean clear =
        DateTimes.isWithin(millis, CLEAR_MILLIS, DateTimes.MAX_MILLIS)
            || (Math.abs(millis) < CLEAR_MILLIS && millis % MILLIS_A_DAY == 0);
    return clear ? LocalDate.ofEpochDay(Math.floorDiv(millis, MILLIS_A_DAY)) : null;
  }

  /**
   * Returns whether it is one of the two spellings that responses have; patterns would take longer.
   */
  private static boolean isCommonForm(String text) {
    int length = text.length();
    if (length != ISO_LENGTH && !(length == 24 && text.endsWith("T00:00:00.000Z"))) {
      return false;
    }
    for (int i = 0; i < ISO_LENGTH; i++) {
      char c = text.charAt(i);
      boolean separator = i == 4 || i == 7;
      if (separator ? c != '-' : c < '0' || c > '9') {
        return false;
      }
    }
    return true;
  }

  private static LocalDate date(String year, String month, String day) {
    return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
  }

  private static @Nullable LocalDate midnight(String text) {
    LocalDateTime time = LocalDateTime.parse(text.replace(' ', 'T'));
    return time.toLocalTime().equals(LocalTime.MIDNIGHT) ? time.toLocalDate() : null;
  }

  private static @Nullable LocalDate ofMoment(String text) {
    if (DIGITS.matcher(text).matches()) {
      return ofExactMillis(Long.parseLong(text));
    }
    OffsetDateTime moment = DateTimes.parse(text);
    if (moment == null) {
      return null;
    }
    OffsetDateTime utc = moment.withOffsetSameInstant(ZoneOffset.UTC);
    boolean ownMidnight =
        moment.toLocalTime().equals(LocalTime.MIDNIGHT)
            && !utc.toLocalTime().equals(LocalTime.MIDNIGHT);
    return ownMidnight ? moment.toLocalDate() : utc.toLocalDate();
  }

  /** Reads what {@link #parse} reads, and numbers of milliseconds since 1970. */
  static final class Reader extends DateReader<LocalDate> {
    @Override
    @Nullable LocalDate ofText(String text) {
      return CalendarDates.parse(text);
    }

    @Override
    @Nullable LocalDate ofNumber(long millis) {
      return ofExactMillis(millis);
    }

    @Override
    boolean isAsWritten(JsonParser json, LocalDate value) throws IOException {
      return json.hasToken(JsonToken.VALUE_STRING)
          && json.getTextLength() == ISO_LENGTH
          && json.getText().equals(value.toString());
    }

    @Override
    public Class<?> handledType() {
      return LocalDate.class;
    }
  }
}
