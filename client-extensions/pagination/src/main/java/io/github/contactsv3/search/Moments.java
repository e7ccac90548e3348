package io.github.contactsv3.search;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Formats moments as the service does: ISO 8601, UTC, milliseconds. A year has four digits; earlier
 * or later moments, such as {@link Instant#MAX}, become the first or the last that can be written.
 */
final class Moments {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Moments() {}

  static String floor(Instant moment) {
    return FORMAT.format(inRange(moment).truncatedTo(ChronoUnit.MILLIS));
  }

  static String ceiling(Instant moment) {
    Instant given = inRange(moment);
    Instant floor = given.truncatedTo(ChronoUnit.MILLIS);
    return FORMAT.format(floor.equals(given) ? floor : floor.plusMillis(1));
  }

  private static Instant inRange(Instant moment) {
    return moment.isBefore(FIRST) ? FIRST : moment.isAfter(LAST) ? LAST : moment;
  }
}
