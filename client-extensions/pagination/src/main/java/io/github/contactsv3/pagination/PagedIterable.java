package io.github.contactsv3.pagination;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * A lazily fetched, paged result. Pages are fetched when they are needed; at most one page and the
 * prefetched ones are held in memory. Immutable and thread-safe; each iterator and each stream is
 * an independent iteration for one thread, which may be a virtual one.
 * <!-- region paged-iterable of JavadocSnippets.java -->
 *
 * <pre>{@code
 * PagedIterable<ContactSummary> contacts = client.search(query).prefetch(2);
 * for (ContactSummary contact : contacts) { // fetches a page when it is needed
 *   names.add(contact.getContactName());
 * }
 * }</pre>
 *
 * <p>An empty page does not end the iteration while the service returns a cursor. A cursor that
 * leads back to an earlier page ends it with a {@link io.github.contactsv3.errors.PagingException}.
 *
 * <p>The iterator throws a {@link io.github.contactsv3.errors.DecodingException} with page and
 * position for an element that is null or not an object, and continues after it. An item with an
 * unreadable property is returned like any other: the getter of that property throws. If the last
 * item of a page has no readable cursor, the next page is fetched by the cursor of an earlier item,
 * and items already returned are skipped.
 *
 * <p>The iterator throws the exceptions of the calls that it makes; calling {@code next()} again
 * retries the page. Every {@link io.github.contactsv3.errors.ContactsApiException} thrown here has
 * the cursor of the page that failed: {@code startAfter(Cursor.parse(e.resumeCursor().get()))}
 * continues there. With {@link #prefetch} an error is final for the iterator; continue from the
 * cursor.
 *
 * @param <T> the type of the items
 */
public interface PagedIterable<T> extends Iterable<T> {
  /**
   * Returns a paged iterable over a list, for fakes in tests. Its cursors are positions in the
   * list.
   *
   * @param items the items, none null
   * @param <T> the type of the items
   * @return a paged iterable over a copy of the list
   */
  static <T> PagedIterable<T> of(List<T> items) {
    return new ListPages<>(items);
  }

  /**
   * Returns an iterator over the items.
   *
   * @return an iterator that fetches a page whenever it needs one
   */
  @Override
  Iterator<T> iterator();

  /**
   * Returns a stream of the items. A stream cannot continue after an exception, such as the one for
   * an element that is null or not an object; use the iterator or {@link #pages} for that.
   *
   * @return a sequential, ordered stream; with {@link #prefetch}, close it unless it is read to its
   *     end
   */
  Stream<T> stream();

  /**
   * Returns the pages one by one. Elements that are null or not an object are listed in {@link
   * Page#unreadable} and cause no exception.
   *
   * @return the pages; the last one may be empty
   */
  Iterable<Page<T>> pages();

  /**
   * Fetches the first page.
   *
   * @return the first page
   */
  Page<T> firstPage();

  /**
   * Fetches the page at a cursor.
   *
   * @param cursor where the page begins
   * @return the page
   * @throws IllegalArgumentException if the cursor belongs to another query or location
   */
  Page<T> pageAfter(Cursor cursor);

  /**
   * Returns the total number of items that the service reports, with one request for one item.
   *
   * @return the number of items on all pages, regardless of {@link #limit}
   * @throws io.github.contactsv3.errors.PagingException if the response has no total
   */
  long total();

  /**
   * Returns a copy that starts at a cursor.
   *
   * @param cursor where to begin
   * @return the copy
   * @throws IllegalArgumentException if the cursor belongs to another query or location
   */
  PagedIterable<T> startAfter(Cursor cursor);

  /**
   * Returns a copy with a page size. Default: the service's maximum.
   *
   * @param size 1 to 500 in a search, 1 to 100 for a business
   * @return the copy
   * @throws IllegalArgumentException if it is out of range
   */
  PagedIterable<T> pageSize(int size);

  /**
   * Returns a copy that ends after a number of items; no more are fetched.
   *
   * @param items 1 or more
   * @return the copy
   * @throws IllegalArgumentException if it is less
   */
  PagedIterable<T> limit(long items);

  /**
   * Returns a copy that ends after a number of pages.
   *
   * @param pages 1 or more
   * @return the copy
   * @throws IllegalArgumentException if it is less
   */
  PagedIterable<T> maxPages(int pages);

  /**
   * Returns a copy that fetches pages ahead, one after another, while the caller processes earlier
   * ones; in a daemon thread that ends when enough pages are waiting.
   *
   * @param pages how many to hold at most, 1 to 100
   * @return the copy
   * @throws IllegalArgumentException if it is out of range
   */
  PagedIterable<T> prefetch(int pages);

  /**
   * Returns a copy that fetches pages ahead on an executor.
   *
   * @param pages how many to hold at most, 1 to 100
   * @param executor runs one task at a time for each iterator, which fetches some pages and waits
   *     for nothing else. An exception that it throws ends the iteration unchanged; if it drops a
   *     task, the reader waits until it is interrupted
   * @return the copy
   * @throws IllegalArgumentException if the number is out of range
   */
  PagedIterable<T> prefetch(int pages, Executor executor);
}
