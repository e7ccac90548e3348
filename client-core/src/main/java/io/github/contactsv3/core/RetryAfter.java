package io.github.contactsv3.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header {@code Retry-After} (RFC 9110, section 10.2.3). HighLevel does not document
 * whether it sends it; proxies before the service do.
 */
public final class RetryAfter {
  /** The maximum delay; longer ones are reduced to it, since no call waits that long. */
  static final Duration MAX = Duration.ofDays(1);

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,100}(\\.\\d{1,100})?");
  private static final Pattern DAY_NAME = Pattern.compile("^[A-Za-z]{3,9},? +");

  private RetryAfter() {}

  /**
   * Reads a value of the header, in seconds or in one of the three forms of an HTTP date.
   *
   * <ul>
   *   <li>A fraction of a second is rounded up to a whole one.
   *   <li>A date that has passed is zero.
   *   <li>More than a day, however large the number, is a day, so that a service that asks for a
   *       long wait never gets a short one.
   *   <li>What is neither, and a negative number, is empty. The name of the day in a date is not
   *       looked at.
   * </ul>
   *
   * @param header the value, or null if the response has no such header
   * @param now what a date is measured against: best the {@code Date} of the same response, which
   *     no wrong clock on this side can spoil, else the present time
   * @return the wait, from zero to a day
   */
  public static Optional<Duration> parse(@Nullable String header, Instant now) {
    if (header == null) {
      return Optional.empty();
    }
    String value = header.strip();
    if (SECONDS.matcher(value).matches()) {
      BigDecimal seconds = new BigDecimal(value).setScale(0, RoundingMode.CEILING);
      return Optional.of(
          Duration.ofSeconds(seconds.min(BigDecimal.valueOf(MAX.toSeconds())).longValueExact()));
    }
    return date(value, now)
        .map(date -> Duration.between(now, date))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
        .map(wait -> wait.compareTo(MAX) > 0 ? MAX : wait);
  }

  private static Optional<Instant> date(String value, Instant now) {
    String date = DAY_NAME.matcher(value).replaceFirst("").replaceAll(" +", " ");
    for (DateTimeFormatter form : forms(now)) {
      try {
        return Optional.of(LocalDateTime.parse(date, form).toInstant(ZoneOffset.UTC));
      } catch (DateTimeException e) {
        // Not this form.
      }
    }
    return Optional.empty();
  }

  private static List<DateTimeFormatter> forms(Instant now) {
    // A year of two digits is the one within the next fifty years, or else in the past.
    LocalDate firstYear = LocalDate.ofInstant(dated(now), ZoneOffset.UTC).minusYears(49);
    return List.of(
        form().appendPattern("d MMM uuuu HH:mm:ss 'GMT'").toFormatter(Locale.ENGLISH),
        form()
            .appendPattern("d-MMM-")
            .appendValueReduced(ChronoField.YEAR, 2, 2, firstYear)
            .appendPattern(" HH:mm:ss 'GMT'")
            .toFormatter(Locale.ENGLISH),
        form().appendPattern("MMM d HH:mm:ss uuuu").toFormatter(Locale.ENGLISH));
  }

  /** Not every instant has a date. */
  private static Instant dated(Instant now) {
    return now.isBefore(Instant.EPOCH) ? Instant.EPOCH : now.isAfter(LATEST) ? LATEST : now;
  }

  private static DateTimeFormatterBuilder form() {
    return new DateTimeFormatterBuilder().parseCaseInsensitive();
  }
}
