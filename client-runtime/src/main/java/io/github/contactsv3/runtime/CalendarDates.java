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
 * How days are read, such as dates of birth. The service takes eight spellings, and its responses
 * have a date, a moment at midnight UTC, or milliseconds since 1970 (GoHighLevel/highlevel-api-docs
 * issue 314). Stateless.
 */
public final class CalendarDates {
  private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([-/._])(\\d\\d)\\2(\\d\\d)");
  private static final Pattern MONTH_FIRST = Pattern.compile("(\\d\\d)([-/._])(\\d\\d)\\2(\\d{4})");

  /** Could as well be a date without separators. */
  private static final Pattern COMPACT =
      Pattern.compile("(?:1[89]|20)\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])");

  private static final Pattern WITHOUT_ZONE =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?");

  private static final int ISO_LENGTH = 10;

  private CalendarDates() {}

  /**
   * Reads a day in one of the spellings that leave no doubt.
   *
   * @param text year, month, day or month, day, year with one of {@code - / . _} between them; an
   *     ISO 8601 moment, of which the day in UTC counts, unless it is midnight at its own offset
   *     only; midnight without a zone; or the digits of milliseconds since 1970
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
   * @return the day in UTC; null if they have a fraction, or lie before the year 1 or after 9999
   */
  public static @Nullable LocalDate ofMillis(Number millis) {
    Long exact =
        millis instanceof Long || millis instanceof Integer
            ? Long.valueOf(millis.longValue())
            : NumberReaders.exactLong(new BigDecimal(millis.toString()));
    OffsetDateTime moment = exact == null ? null : DateTimes.ofMillis(exact);
    return moment == null ? null : moment.toLocalDate();
  }

  /** Whether it is one of the two spellings that responses have; patterns would take longer. */
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
    OffsetDateTime moment = COMPACT.matcher(text).matches() ? null : DateTimes.parse(text);
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
    @Nullable LocalDate ofMillis(long millis) {
      return CalendarDates.ofMillis((Number) millis);
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
