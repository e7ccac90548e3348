package io.github.contactsv3.pagination;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One page of a result. Immutable.
 *
 * @param items the items, which may be none although another page follows; without elements that
 *     are null or not an object
 * @param total number of items on all pages; empty if the response has no total
 * @param next where the next page begins; empty if this is the last one
 * @param unreadable the elements that are null or not an object, in the order of their positions;
 *     rarely any
 * @param <T> the type of the items
 */
public record Page<T>(
    List<T> items, OptionalLong total, Optional<Cursor> next, List<UnreadableItem> unreadable) {

  /**
   * Creates a page with copies of the lists.
   *
   * @param items the items
   * @param total number of items on all pages
   * @param next where the next page begins
   * @param unreadable the elements that are null or not an object
   */
  public Page {
    items = List.copyOf(items);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * Creates a page on which everything is readable.
   *
   * @param items the items
   * @param total number of items on all pages
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
