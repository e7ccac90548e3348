package io.github.contactsv3.pagination;

import io.github.contactsv3.errors.PagingException;
import io.github.contactsv3.model.ContactSummary;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists the ids of a range of {@code dateAdded} from its beginning to its end, in pieces: a piece
 * ends before the last second of its page, since more contacts of that second may follow. Whole
 * seconds, so that a copy that does not keep milliseconds is never told that a contact is gone.
 * Used by one thread.
 */
final class SweepPages {

  private final SearchSource source;
  private final long begin;
  private final long end;
  private final LoopGuard guard = new LoopGuard(SearchSource.OPERATION, Position.START);

  private @Nullable Position at = Position.START;
  private long reached;
  private long seen;

  /** Contacts of the last page that belong to a later piece, with their seconds. */
  private final Map<String, Long> rest = new HashMap<>();

  /** The piece before: a copy may have rounded up. */
  private Set<String> before = Set.of();

  /** Contacts before the range, and those whose date can't be read. */
  private final Set<String> others = new HashSet<>();

  /** Pieces that an unreadable element may belong to: that of its page and the next. */
  private int uncertain;

  SweepPages(SearchSource source, long from, long end) {
    this.source = source;
    this.begin = from;
    this.reached = from;
    this.end = end;
  }

  /**
   * A piece.
   *
   * @param to where it ends, in epoch seconds, not included
   * @param ids the contacts in it
   * @param present all contacts that are known to exist: those in it, and others near it
   * @param isUncertain whether an element of it could not be read, so that a contact may be there
   *     although it is not listed
   * @param isLast whether the range ends with it
   */
  record Listed(
      long to, Set<String> ids, Set<String> present, boolean isUncertain, boolean isLast) {}

  /**
   * Reads on to the end of a piece.
   *
   * @throws PagingException if the service lists fewer contacts than it counts, so that nothing can
   *     be said of the others
   */
  Listed next() {
    uncertain = Math.max(0, uncertain - 1);
    while (true) {
      Position position = at;
      long to = position == null ? end : fetch(position);
      if (to > reached || at == null) {
        return piece(to);
      }
    }
  }

  /** Fetches a page; returns the last second on it, or the end of the range after the last page. */
  private long fetch(Position position) {
    PageSource.Fetched<ContactSummary> page = source.fetch(position, SearchSource.MAX_PAGE_SIZE);
    at = page.next();
    seen += page.elements().size();
    if (at != null) {
      guard.check(at);
    } else if (page.total().orElse(0) > seen) {
      throw new PagingException(
          SearchSource.OPERATION,
          "the service counts " + page.total().orElse(0) + " contacts and lists " + seen);
    }
    if (!page.elements().unreadable().isEmpty()) {
      uncertain = 2;
    }
    long last = reached;
    for (ContactSummary contact : page.elements().items()) {
      if (!(contact.property("id") instanceof String id)) {
        uncertain = 2;
      } else if (contact.property("dateAdded") instanceof OffsetDateTime added) {
        long second = added.toEpochSecond();
        if (second < begin) {
          others.add(id);
        } else {
          rest.put(id, second);
        }
        last = Math.max(last, second);
      } else {
        others.add(id);
      }
    }
    return at == null ? end : last;
  }

  private Listed piece(long to) {
    Set<String> present = new HashSet<>(rest.keySet());
    present.addAll(others);
    present.addAll(before);
    Set<String> ids = new HashSet<>();
    rest.forEach(
        (id, second) -> {
          if (second < to || at == null) {
            ids.add(id);
          }
        });
    rest.keySet().removeAll(ids);
    reached = to;
    before = ids;
    return new Listed(to, ids, present, uncertain > 0, at == null);
  }
}
