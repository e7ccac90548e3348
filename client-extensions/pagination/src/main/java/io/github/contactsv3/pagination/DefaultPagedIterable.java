package io.github.contactsv3.pagination;

import io.github.contactsv3.core.internal.DaemonThreads;
import io.github.contactsv3.core.internal.Ranges;
import io.github.contactsv3.errors.PagingException;
import io.github.contactsv3.runtime.Model;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The paged iterable over a page source. Immutable. */
final class DefaultPagedIterable<T extends Model> implements PagedIterable<T> {

  private static final int MAX_PREFETCH = 100;

  private final PageSource<T> source;
  private final Position start;
  private final int size;
  private final long limit;
  private final int maxPages;
  private final int ahead;
  private final Executor executor;

  DefaultPagedIterable(PageSource<T> source) {
    this(source, Position.START);
  }

  DefaultPagedIterable(PageSource<T> source, Position start) {
    this(
        source,
        start,
        source.maxPageSize(),
        Long.MAX_VALUE,
        Integer.MAX_VALUE,
        0,
        DaemonThreads.named("contacts-prefetch"));
  }

  private DefaultPagedIterable(
      PageSource<T> source,
      Position start,
      int size,
      long limit,
      int maxPages,
      int ahead,
      Executor executor) {
    this.source = source;
    this.start = start;
    this.size = size;
    this.limit = limit;
    this.maxPages = maxPages;
    this.ahead = ahead;
    this.executor = executor;
  }

  @Override
  public Iterator<T> iterator() {
    return new ItemIterator<>(source, start, pageIterator());
  }

  @Override
  public Stream<T> stream() {
    Iterator<Page<T>> pages = pageIterator();
    Stream<T> items =
        StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(
                new ItemIterator<>(source, start, pages), Spliterator.ORDERED),
            false);
    return pages instanceof PrefetchingIterator<T> prefetch ? items.onClose(prefetch::stop) : items;
  }

  @Override
  public Iterable<Page<T>> pages() {
    return this::pageIterator;
  }

  private Iterator<Page<T>> pageIterator() {
    PageIterator<T> pages = new PageIterator<>(source, start, size, limit, maxPages);
    return ahead == 0
        ? pages
        : new PrefetchingIterator<>(
            source.operation(), pages, new Cursor(source.fingerprint(), start), ahead, executor);
  }

  @Override
  public Page<T> firstPage() {
    return page(start);
  }

  @Override
  public Page<T> pageAfter(Cursor cursor) {
    return page(cursor.positionIn(source.fingerprint()));
  }

  private Page<T> page(Position position) {
    return new PageIterator<>(source, position, size, limit, 1).next();
  }

  @Override
  public long total() {
    return source
        .peek(1)
        .total()
        .orElseThrow(() -> new PagingException(source.operation(), "the response has no total"));
  }

  @Override
  public PagedIterable<T> startAfter(Cursor cursor) {
    Position position = cursor.positionIn(source.fingerprint());
    return new DefaultPagedIterable<>(source, position, size, limit, maxPages, ahead, executor);
  }

  @Override
  public PagedIterable<T> pageSize(int items) {
    Ranges.check("pageSize", items, 1, source.maxPageSize());
    return new DefaultPagedIterable<>(source, start, items, limit, maxPages, ahead, executor);
  }

  @Override
  public PagedIterable<T> limit(long items) {
    Ranges.check("limit", items, 1, Long.MAX_VALUE);
    return new DefaultPagedIterable<>(source, start, size, items, maxPages, ahead, executor);
  }

  @Override
  public PagedIterable<T> maxPages(int pages) {
    Ranges.check("maxPages", pages, 1, Integer.MAX_VALUE);
    return new DefaultPagedIterable<>(source, start, size, limit, pages, ahead, executor);
  }

  @Override
  public PagedIterable<T> prefetch(int pages) {
    return prefetch(pages, executor);
  }

  @Override
  public PagedIterable<T> prefetch(int pages, Executor by) {
    Ranges.check("prefetch", pages, 1, MAX_PREFETCH);
    return new DefaultPagedIterable<>(source, start, size, limit, maxPages, pages, by);
  }
}
