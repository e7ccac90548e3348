package io.github.contactsv3.pagination;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A page. Immutable.
 *
 * @param items what is on it, which may be nothing although another page follows; without elements
 *     that are null or no object
 * @param total how much is on all pages together; empty if the service did not say
 * @param next where the next page begins; empty if this is the last one
 * @param unreadable the elements that are null or no object, in the order of their positions;
 *     hardly ever is there one
 * @param <T> what is paged
 */
public record Page<T>(
    List<T> items, OptionalLong total, Optional<Cursor> next, List<UnreadableItem> unreadable) {

  /**
   * Creates a page with copies of the lists.
   *
   * @param items what is on it
   * @param total how much is on all pages together
   * @param next where the next page begins
   * @param unreadable the elements that are null or no object
   */
  public Page {
    items = List.copyOf(items);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * Creates a page on which everything is readable.
   *
   * @param items what is on it
   * @param total how much is on all pages together
   * @param next where the next page begins
   */
  public Page(List<T> items, OptionalLong total, Optional<Cursor> next) {
    this(items, total, next, List.of());
  }

  @Override
  public String toString() {
    return "Page{"
        + items.size()
        + " items, "
        + (unreadable.isEmpty() ? "" : unreadable.size() + " unreadable, ")
        + "total="
        + total
        + ", last="
        + next.isEmpty()
        + "}";
  }
}
