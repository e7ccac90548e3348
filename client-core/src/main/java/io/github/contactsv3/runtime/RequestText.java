package io.github.contactsv3.runtime;

import java.time.OffsetDateTime;

/** How a value is written where it is not JSON: in a path, a query, a header or a form. */
final class RequestText {
  private RequestText() {}

  static String of(Object value) {
    // Java leaves the seconds out where they are 0; RFC 3339 wants them.
    return value instanceof OffsetDateTime moment ? DateTimes.ofRequest(moment) : value.toString();
  }
}
