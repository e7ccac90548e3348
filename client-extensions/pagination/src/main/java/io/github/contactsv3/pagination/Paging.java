package io.github.contactsv3.pagination;

import io.github.contactsv3.core.internal.DaemonThreads;
import io.github.contactsv3.errors.PagingException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** How a walk is set; makes the walks. */
final class Paging<T> implements Paged<T> {

  private static final int MAX_PREFETCH = 100;

  private final PageSource<T> source;
  private final Position start;
  private final int size;
  private final long limit;
  private final int maxPages;
  private final int ahead;
  private final Executor executor;

  Paging(PageSource<T> source) {
    this(
        source,
        Position.START,
        source.maxPageSize(),
        Long.MAX_VALUE,
        Integer.MAX_VALUE,
        0,
        DaemonThreads.named("contacts-prefetch"));
  }

  private Paging(
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

  private static void check(String name, long value, long max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(
          name
              + (max == Long.MAX_VALUE ? " is less than 1: " : " is not within 1 and " + max + ": ")
              + value);
    }
  }

  @Override
  public Iterator<T> iterator() {
    return new Items<>(walk());
  }

  @Override
  public Stream<T> stream() {
    Iterator<Page<T>> pages = walk();
    Stream<T> items =
        StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(new Items<>(pages), Spliterator.ORDERED), false);
    return pages instanceof Prefetch<T> prefetch ? items.onClose(prefetch::stop) : items;
  }

  @Override
  public Iterable<Page<T>> pages() {
    return this::walk;
  }

  private Iterator<Page<T>> walk() {
    Walk<T> walk = new Walk<>(source, start, size, limit, maxPages);
    return ahead == 0 ? walk : new Prefetch<>(source.operation(), walk, ahead, executor);
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
    return new Walk<>(source, position, size, limit, 1).next();
  }

  @Override
  public long total() {
    return source
        .fetch(Position.START, 1)
        .total()
        .orElseThrow(
            () ->
                new PagingException(
                    source.operation(), "the service does not say how much there is"));
  }

  @Override
  public Paged<T> startAfter(Cursor cursor) {
    Position position = cursor.positionIn(source.fingerprint());
    return new Paging<>(source, position, size, limit, maxPages, ahead, executor);
  }

  @Override
  public Paged<T> pageSize(int items) {
    check("pageSize", items, source.maxPageSize());
    return new Paging<>(source, start, items, limit, maxPages, ahead, executor);
  }

  @Override
  public Paged<T> limit(long items) {
    check("limit", items, Long.MAX_VALUE);
    return new Paging<>(source, start, size, items, maxPages, ahead, executor);
  }

  @Override
  public Paged<T> maxPages(int pages) {
    check("maxPages", pages, Integer.MAX_VALUE);
    return new Paging<>(source, start, size, limit, pages, ahead, executor);
  }

  @Override
  public Paged<T> prefetch(int pages) {
    return prefetch(pages, executor);
  }

  @Override
  public Paged<T> prefetch(int pages, Executor by) {
    check("prefetch", pages, MAX_PREFETCH);
    return new Paging<>(source, start, size, limit, maxPages, pages, by);
  }

  /** The items of the pages. */
  private static final class Items<T> implements Iterator<T> {
    private final Iterator<Page<T>> pages;
    private @Nullable Iterator<T> items;

    Items(Iterator<Page<T>> pages) {
      this.pages = pages;
    }

    @Override
    public boolean hasNext() {
      while (items == null || !items.hasNext()) {
        // Let go of the page before the next one comes.
        items = null;
        if (!pages.hasNext()) {
          return false;
        }
        items = pages.next().items().iterator();
      }
      return true;
    }

    @Override
    public T next() {
      if (!hasNext() || items == null) {
        throw new NoSuchElementException();
      }
      return items.next();
    }
  }

  /** One walk over the pages. For one thread at a time. */
  static final class Walk<T> implements Iterator<Page<T>> {
    private final PageSource<T> source;
    private final int size;
    private final LoopGuard guard;
    private @Nullable Position next;
    private long left;
    private int pagesLeft;

    Walk(PageSource<T> source, Position start, int size, long limit, int maxPages) {
      this.source = source;
      this.size = size;
      this.guard = new LoopGuard(source.operation(), start);
      this.next = start;
      this.left = limit;
      this.pagesLeft = maxPages;
    }

    @Override
    public boolean hasNext() {
      return next != null && left > 0 && pagesLeft > 0;
    }

    @Override
    public Page<T> next() {
      if (!hasNext() || next == null) {
        throw new NoSuchElementException();
      }
      PageSource.Fetched<T> page = source.fetch(next, (int) Math.min(size, left));
      Position following = page.next();
      if (following != null) {
        guard.check(following);
      }
      next = following;
      left -= page.items().size();
      pagesLeft--;
      return new Page<>(
          page.items(),
          page.total(),
          Optional.ofNullable(following).map(at -> new Cursor(source.fingerprint(), at)));
    }
  }
}
