package io.github.contactsv3.pagination;

import io.github.contactsv3.core.internal.Ranges;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** The paged iterable over a list. Immutable. */
final class ListPages<T> implements PagedIterable<T> {
  private static final String FINGERPRINT = "list";
  private static final int MAX_PAGE_SIZE = 500;
  private static final int MAX_PREFETCH = 100;

  private final List<T> items;
  private final int start;
  private final int size;
  private final long limit;
  private final int maxPages;

  ListPages(List<T> items) {
    this(List.copyOf(items), 0, MAX_PAGE_SIZE, Long.MAX_VALUE, Integer.MAX_VALUE);
  }

  private ListPages(List<T> items, int start, int size, long limit, int maxPages) {
    this.items = items;
    this.start = start;
    this.size = size;
    this.limit = limit;
    this.maxPages = maxPages;
  }

  @Override
  public Iterator<T> iterator() {
    return stream().iterator();
  }

  @Override
  public Stream<T> stream() {
    return items.subList(start, end()).stream();
  }

  private int end() {
    long most = Math.min(limit, (long) maxPages * size);
    return (int) Math.min(items.size(), start + Math.min(most, items.size()));
  }

  @Override
  public Iterable<Page<T>> pages() {
    return PageIterator::new;
  }

  @Override
  public Page<T> firstPage() {
    return page(start, Math.min(end(), start + size));
  }

  @Override
  public Page<T> pageAfter(Cursor cursor) {
    return new ListPages<>(items, index(cursor), size, limit, maxPages).firstPage();
  }

  private Page<T> page(int from, int to) {
    return new Page<>(
        items.subList(from, to),
        OptionalLong.of(items.size()),
        to < items.size()
            ? Optional.of(new Cursor(FINGERPRINT, new Position(null, to)))
            : Optional.empty());
  }

  private int index(Cursor cursor) {
    return (int) Math.min(items.size(), cursor.positionIn(FINGERPRINT).seen());
  }

  @Override
  public long total() {
    return items.size();
  }

  @Override
  public PagedIterable<T> startAfter(Cursor cursor) {
    return new ListPages<>(items, index(cursor), size, limit, maxPages);
  }

  @Override
  public PagedIterable<T> pageSize(int items) {
    Ranges.check("pageSize", items, 1, MAX_PAGE_SIZE);
    return new ListPages<>(this.items, start, items, limit, maxPages);
  }

  @Override
  public PagedIterable<T> limit(long items) {
    Ranges.check("limit", items, 1, Long.MAX_VALUE);
    return new ListPages<>(this.items, start, size, items, maxPages);
  }

  @Override
  public PagedIterable<T> maxPages(int pages) {
    Ranges.check("maxPages", pages, 1, Integer.MAX_VALUE);
    return new ListPages<>(items, start, size, limit, pages);
  }

  @Override
  public PagedIterable<T> prefetch(int pages) {
    Ranges.check("prefetch", pages, 1, MAX_PREFETCH);
    return this;
  }

  @Override
  public PagedIterable<T> prefetch(int pages, Executor executor) {
    Objects.requireNonNull(executor, "executor");
    return prefetch(pages);
  }

  /** One page after the other; of an empty list, one that is empty. */
  private final class PageIterator implements Iterator<Page<T>> {
    private int at = start;
    private boolean begun;

    @Override
    public boolean hasNext() {
      return !begun || at < end();
    }

    @Override
    public Page<T> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      begun = true;
      int from = at;
      at = Math.min(end(), from + size);
      return page(from, at);
    }
  }
}
