package io.github.contactsv3.pagination;

import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.errors.PagingException;
import io.github.contactsv3.runtime.Model;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Fetches pages. Thread-safe.
 *
 * @param <T> the type of the items
 */
interface PageSource<T extends Model> {

  /**
   * The result of one request.
   *
   * @param elements the elements
   * @param total how many there are on all pages, if known
   * @param next where the next page begins, null if this is the last one
   * @param end the place behind the last element, null if it is not known; the same as {@code next}
   *     if that is there
   */
  record Fetched<T extends Model>(
      PageElements<T> elements,
      OptionalLong total,
      @Nullable Position next,
      @Nullable Position end) {
    static <T extends Model> Fetched<T> first(PageElements<T> elements, OptionalLong total) {
      return new Fetched<>(elements, total, null, null);
    }
  }

  /**
   * Fetches a page of at most so many items.
   *
   * @throws io.github.contactsv3.errors.PagingException if another page follows and this one does
   *     not say where it begins
   */
  Fetched<T> fetch(Position position, int size);

  /** Fetches the first items, without looking for where the next page begins. */
  Fetched<T> peek(int size);

  /** The operation that fetches the pages. */
  OperationInfo operation();

  /** Identifies the query; cursors of another query are refused. */
  String fingerprint();

  /** The largest page size that the service accepts. */
  int maxPageSize();

  /**
   * Decides whether a page is the last one. A full page is not, unless exactly as many have been
   * seen as the service counts: a smaller count is wrong. Nor is it if the count has changed since
   * the first page: items that were seen may be gone, and others still follow. A short one is,
   * unless the service counts more than have been seen: it may have given less than it was asked
   * for.
   */
  static boolean mayFollow(int items, int size, long seen, OptionalLong total, OptionalLong first) {
    return items >= size
        ? total.isEmpty() || seen != total.getAsLong() || !total.equals(first)
        : isMore(seen, total);
  }

  /**
   * Refuses a first page without contacts where the service counts some. Later ones may be empty:
   * contacts that change their place meanwhile are counted but not seen.
   *
   * @throws PagingException if it is one
   */
  static void requireContacts(
      OperationInfo operation, Position position, int items, OptionalLong total) {
    if (items == 0 && position.isStart() && isMore(0, total)) {
      throw new PagingException(
          operation, "the first page is empty though the service counts " + total.getAsLong());
    }
  }

  private static boolean isMore(long seen, OptionalLong total) {
    return total.isPresent() && seen < total.getAsLong();
  }
}
