package io.github.contactsv3.pagination;

import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * What a walk over all pages finds. Nothing is fetched before it is asked for, and no more than a
 * page, and those prefetched, is held. Immutable and thread-safe; each iterator and each stream is
 * a walk of its own for one thread, which may be a virtual one.
 *
 * <p>A page that is empty is not the end while the service gives a cursor. A cursor that leads back
 * to where the walk has been ends it with a {@link io.github.contactsv3.errors.PagingException}.
 *
 * <p>An element of a page that is null or no object is a {@link
 * io.github.contactsv3.errors.DecodingException} with page and position when it is reached; the
 * iterator goes on after it. An item with a property that does not fit is an item like any other:
 * the getter of that property throws. If the last item of a page has no readable cursor, the next
 * page is fetched by the cursor of an earlier one, and what was seen already is left out.
 *
 * <p>The iterator throws whatever a call throws, and tries again if it is asked again. Every {@link
 * io.github.contactsv3.errors.ContactsApiException} of a walk has the cursor of the page that
 * failed: {@code startAfter(Cursor.parse(e.resumeCursor().get()))} goes on there. With {@link
 * #prefetch} an error stays; the walk goes on from its cursor only.
 *
 * @param <T> what is paged
 */
public interface PagedIterable<T> extends Iterable<T> {

  /**
   * Walks the items.
   *
   * @return an iterator that fetches a page whenever it needs one
   */
  @Override
  Iterator<T> iterator();

  /**
   * Walks the items. A stream cannot go on after an exception, such as that for an element that is
   * null or no object; for that, use the iterator or {@link #pages}.
   *
   * @return a sequential, ordered stream; with {@link #prefetch}, close it if it isn't read to its
   *     end
   */
  Stream<T> stream();

  /**
   * Walks the pages. PageElements that are null or no object are in {@link Page#unreadable} and not
   * an error.
   *
   * @return the pages, the last of which may be empty
   */
  Iterable<Page<T>> pages();

  /**
   * Fetches one page.
   *
   * @return the first page
   */
  Page<T> firstPage();

  /**
   * Fetches one page.
   *
   * @param cursor where it begins
   * @return the page
   * @throws IllegalArgumentException if the cursor belongs to another query or location
   */
  Page<T> pageAfter(Cursor cursor);

  /**
   * Asks how much there is, with one request for one item.
   *
   * @return how much is on all pages together, whatever {@link #limit} says
   * @throws io.github.contactsv3.errors.PagingException if the service does not say
   */
  long total();

  /**
   * Walks from a cursor on.
   *
   * @param cursor where to begin
   * @return the walk
   * @throws IllegalArgumentException if the cursor belongs to another query or location
   */
  PagedIterable<T> startAfter(Cursor cursor);

  /**
   * Sets how many items a page has. By default as many as the service gives.
   *
   * @param size 1 to 500 in a search, 1 to 100 for a business
   * @return the walk
   * @throws IllegalArgumentException if it is out of range
   */
  PagedIterable<T> pageSize(int size);

  /**
   * Ends the walk after some items; no more are fetched.
   *
   * @param items 1 or more
   * @return the walk
   * @throws IllegalArgumentException if it is less
   */
  PagedIterable<T> limit(long items);

  /**
   * Ends the walk after some pages.
   *
   * @param pages 1 or more
   * @return the walk
   * @throws IllegalArgumentException if it is less
   */
  PagedIterable<T> maxPages(int pages);

  /**
   * Fetches pages ahead, one after another, while the caller works on those before; in a daemon
   * thread that ends when enough are there.
   *
   * @param pages how many to hold at most, 1 to 100
   * @return the walk
   * @throws IllegalArgumentException if it is out of range
   */
  PagedIterable<T> prefetch(int pages);

  /**
   * Fetches pages ahead, by an executor.
   *
   * @param pages how many to hold at most, 1 to 100
   * @param executor runs one task at a time for each walk, which fetches some pages and waits for
   *     nothing else. What it throws ends the walk unchanged; a task that it drops leaves the
   *     reader waiting until it is interrupted
   * @return the walk
   * @throws IllegalArgumentException if the number is out of range
   */
  PagedIterable<T> prefetch(int pages, Executor executor);
}
