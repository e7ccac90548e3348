package io.github.contactsv3.search;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Moments as the service writes them: ISO 8601, UTC, milliseconds. */
final class Moments {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Moments() {}

  static String floor(Instant moment) {
    return FORMAT.format(moment.truncatedTo(ChronoUnit.MILLIS));
  }

  static String ceiling(Instant moment) {
    Instant floor = moment.truncatedTo(ChronoUnit.MILLIS);
    return FORMAT.format(floor.equals(moment) ? floor : floor.plusMillis(1));
  }
}
