package io.github.contactsv3.pagination;

import io.github.contactsv3.runtime.Model;
import io.github.contactsv3.runtime.OperationInfo;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Fetches pages. Thread-safe.
 *
 * @param <T> what is paged
 */
interface PageSource<T extends Model> {

  /**
   * What one request gave.
   *
   * @param elements the elements
   * @param total how many there are on all pages, if known
   * @param next where the next page begins, null if this is the last one
   */
  record Fetched<T extends Model>(
      Elements<T> elements, OptionalLong total, @Nullable Position next) {}

  /**
   * Fetches a page of at most so many items.
   *
   * @throws io.github.contactsv3.errors.PagingException if another page follows, and nothing on
   *     this one says where it begins
   */
  Fetched<T> fetch(Position position, int size);

  /** Fetches the first items, without looking for where the next page begins. */
  Fetched<T> peek(int size);

  /** The operation that fetches the pages. */
  OperationInfo operation();

  /** Stands for the query; cursors of another are refused. */
  String fingerprint();

  /** The largest page the service gives. */
  int maxPageSize();

  /**
   * Decides whether a page is the last one. A full page is not, unless exactly as many have been
   * seen as the service counts: a smaller count is wrong. A short one is, unless the service counts
   * more than have been seen: it may have given less than it was asked for.
   */
  static boolean mayFollow(int items, int size, long seen, OptionalLong total) {
    return items >= size ? total.isEmpty() || seen != total.getAsLong() : isMore(seen, total);
  }

  private static boolean isMore(long seen, OptionalLong total) {
    return total.isPresent() && seen < total.getAsLong();
  }
}
