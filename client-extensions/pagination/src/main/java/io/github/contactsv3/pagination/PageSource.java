package io.github.contactsv3.pagination;

import io.github.contactsv3.runtime.OperationInfo;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Fetches pages. Thread-safe.
 *
 * @param <T> what is paged
 */
interface PageSource<T> {

  /**
   * What one request gave.
   *
   * @param items the items
   * @param total how many there are on all pages, if known
   * @param next where the next page begins, null if this is the last one
   */
  record Fetched<T>(List<T> items, OptionalLong total, @Nullable Position next) {}

  /** Fetches a page of at most so many items. */
  Fetched<T> fetch(Position position, int size);

  /** The operation that fetches the pages. */
  OperationInfo operation();

  /** Stands for the query; cursors of another are refused. */
  String fingerprint();

  /** The largest page the service gives. */
  int maxPageSize();

  /**
   * Decides whether a page is the last one. A full page is not; a short one is, unless the service
   * counts more than have been seen: it may have given less than it was asked for.
   */
  static boolean mayFollow(int items, int size, long seen, OptionalLong total) {
    return items >= size ? total.isEmpty() || seen < total.getAsLong() : isMore(seen, total);
  }

  private static boolean isMore(long seen, OptionalLong total) {
    return total.isPresent() && seen < total.getAsLong();
  }
}
