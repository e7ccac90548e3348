package io.github.contactsv3.pagination;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A page. Immutable.
 *
 * @param items what is on it, which may be nothing although another page follows
 * @param total how much is on all pages together; empty if the service did not say
 * @param next where the next page begins; empty if this is the last one
 * @param <T> what is paged
 */
public record Page<T>(List<T> items, OptionalLong total, Optional<Cursor> next) {

  /**
   * Makes a page with a copy of the items.
   *
   * @param items what is on it
   * @param total how much is on all pages together
   * @param next where the next page begins
   */
  public Page {
    items = List.copyOf(items);
  }

  @Override
  public String toString() {
    return "Page{" + items.size() + " items, total=" + total + ", last=" + next.isEmpty() + "}";
  }
}
