package io.github.contactsv3.pagination;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a page begins.
 *
 * @param after the service's cursor, or null if the page is reached by counting
 * @param seen how many items lie before
 */
record Position(@Nullable List<Object> after, long seen) {

  static final Position START = new Position(null, 0);

  /** Whether it is the same place, however many items have been counted on the way there. */
  boolean isSamePlace(Position other) {
    return after == null ? other.after == null && seen == other.seen : after.equals(other.after);
  }
}
