package io.github.contactsv3.sandbox.internal.values;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The service's dates: written in UTC with milliseconds, read in several forms. */
public final class Timestamps {

  private static final DateTimeFormatter WIRE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern(
          "[uuuu-MM-dd'T'HH:mm[:ss[.SSSSSSSSS][.SSSSSS][.SSS][.SS][.S]][XXX][XX][X]][uuuu-MM-dd]",
          Locale.ROOT);

  private Timestamps() {}

  public static String format(long epochMillis) {
    return WIRE.format(Instant.ofEpochMilli(epochMillis));
  }

  /** Reads an ISO 8601 date or date-time to epoch milliseconds; without a zone it is UTC. */
  public static @Nullable Long parseIso(String text) {
    try {
      TemporalAccessor parsed =
          ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      if (parsed instanceof OffsetDateTime withZone) {
        return withZone.toInstant().toEpochMilli();
      }
      if (parsed instanceof LocalDateTime local) {
        return local.toInstant(ZoneOffset.UTC).toEpochMilli();
      }
      return startOfDay((LocalDate) parsed);
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  public static long startOfDay(LocalDate date) {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  /**
   * Reads a date of birth in one of the eight written forms: year-month-day or month-day-year with
   * {@code /}, {@code -}, {@code .} or {@code _} between.
   */
  public static @Nullable LocalDate parseDateOfBirth(String text) {
    String[] parts = text.split("[-/._]", -1);
    if (parts.length != 3) {
      return null;
    }
    boolean yearFirst = parts[0].length() == 4;
    try {
      return LocalDate.of(
          Integer.parseInt(parts[yearFirst ? 0 : 2]),
          Integer.parseInt(parts[yearFirst ? 1 : 0]),
          Integer.parseInt(parts[yearFirst ? 2 : 1]));
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
  }
}
