package io.github.contactsv3.pagination;

import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.errors.internal.ResumeCursors;
import io.github.contactsv3.runtime.Model;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Iterates over the items of pages. Throws for an element that is null or not an object and
 * continues after it. For one thread at a time.
 */
final class ItemIterator<T extends Model> implements Iterator<T> {
  private final PageSource<T> source;
  private final Iterator<Page<T>> pages;
  private Cursor following;

  private @Nullable Page<T> page;
  private Cursor begin;
  private long number;

  /** Among all elements of the page. */
  private int position;

  private int readable;

  ItemIterator(PageSource<T> source, Position start, Iterator<Page<T>> pages) {
    this.source = source;
    this.pages = pages;
    this.begin = new Cursor(source.fingerprint(), start);
    this.following = begin;
  }

  @Override
  public boolean hasNext() {
    while (page == null || position == page.items().size() + page.unreadable().size()) {
      // Release the page before the next one is fetched.
      page = null;
      if (!pages.hasNext()) {
        return false;
      }
      page = pages.next();
      begin = following;
      following = page.next().orElse(following);
      number++;
      position = 0;
      readable = 0;
    }
    return true;
  }

  @Override
  public T next() {
    if (!hasNext() || page == null) {
      throw new NoSuchElementException();
    }
    List<UnreadableItem> unreadable = page.unreadable();
    int odd = position - readable;
    position++;
    if (odd < unreadable.size() && unreadable.get(odd).position() == position - 1) {
      DecodingException error = PageElements.error(source.operation(), number, unreadable.get(odd));
      ResumeCursors.attach(error, begin.toString());
      throw error;
    }
    return page.items().get(readable++);
  }
}
