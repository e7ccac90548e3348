package io.github.contactsv3.pagination;

import io.github.contactsv3.errors.ContactsApiException;
import io.github.contactsv3.errors.internal.ResumeCursors;
import io.github.contactsv3.runtime.Model;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Iterates over pages, with one request each. For one thread at a time. */
final class PageIterator<T extends Model> implements Iterator<Page<T>> {
  private final PageSource<T> source;
  private final int size;
  private final LoopGuard guard;
  private @Nullable Position next;
  private long left;
  private int pagesLeft;

  PageIterator(PageSource<T> source, Position start, int size, long limit, int maxPages) {
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
    PageSource.Fetched<T> page = fetch(next);
    Position following = page.next();
    next = following;
    left -= page.elements().size();
    pagesLeft--;
    return new Page<>(
        page.elements().items(),
        page.total(),
        Optional.ofNullable(following).map(this::cursor),
        page.elements().unreadable());
  }

  /** Fetches a page; its errors carry the cursor of this page. */
  private PageSource.Fetched<T> fetch(Position at) {
    try {
      PageSource.Fetched<T> page = source.fetch(at, (int) Math.min(size, left));
      if (page.end() != null) {
        guard.check(page.end());
      }
      return page;
    } catch (ContactsApiException e) {
      ResumeCursors.attach(e, cursor(at).toString());
      throw e;
    }
  }

  private Cursor cursor(Position at) {
    return new Cursor(source.fingerprint(), at);
  }
}
