package io.github.contactsv3.sandbox.internal.contacts;

import io.github.contactsv3.sandbox.internal.values.AdjustableClock;
import io.github.contactsv3.sandbox.internal.values.CaseKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What search sees of the contacts of a location, which may lag behind them. Thread-safe; changes
 * to one contact have to arrive in their order.
 */
public final class SearchIndex {

  private static final Comparator<Contact> NEWEST_FIRST =
      Comparator.<Contact>comparingLong(contact -> contact.dateAdded)
          .reversed()
          .thenComparing(contact -> contact.id);

  private final AdjustableClock clock;
  private final long lagMillis;

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Deque<Change> pending = new ArrayDeque<>();
  private final SortedContacts byAdded = new SortedContacts(contact -> contact.dateAdded);
  private final SortedContacts byUpdated = new SortedContacts(contact -> contact.dateUpdated);
  private final Map<String, List<Contact>> byEmail = new HashMap<>();
  private final Map<String, List<Contact>> byPhone = new HashMap<>();
  private final Map<String, SortedContacts> byTag = new HashMap<>();

  public SearchIndex(AdjustableClock clock, Duration lag) {
    this.clock = clock;
    this.lagMillis = lag.toMillis();
  }

  /** A change that search is to see at {@code due}, in epoch milliseconds. */
  private record Change(long due, @Nullable Contact before, @Nullable Contact after) {}

  /**
   * Contacts that are worth a look.
   *
   * @param contacts the contacts
   * @param newestFirst whether they are in the default order of a search
   */
  public record Candidates(List<Contact> contacts, boolean newestFirst) {}

  /** Takes note of a new contact, a changed one or, without {@code after}, a deleted one. */
  public void changed(@Nullable Contact before, @Nullable Contact after) {
    if (before != after) {
      lock.writeLock().lock();
      try {
        if (lagMillis == 0) {
          apply(before, after);
        } else {
          pending.add(new Change(now() + lagMillis, before, after));
        }
      } finally {
        lock.writeLock().unlock();
      }
    }
  }

  /** Catches up with every change. */
  public void settle() {
    catchUp(Long.MAX_VALUE);
  }

  void clear() {
    lock.writeLock().lock();
    try {
      pending.clear();
      byAdded.clear();
      byUpdated.clear();
      byEmail.clear();
      byPhone.clear();
      byTag.clear();
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Contacts that fulfil one of the conditions, the rarest; all contacts if there is none. */
  public Candidates find(List<IndexLookup> accesses) {
    if (lagMillis > 0) {
      catchUp(now());
    }
    lock.readLock().lock();
    try {
      return accesses.stream()
          .map(this::source)
          .min(Comparator.comparingInt(Source::size))
          .orElseGet(() -> range(byAdded, true, 0, byAdded.size()))
          .contacts()
          .get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Where contacts can be had, and how many they are. */
  private record Source(int size, Supplier<Candidates> contacts) {}

  private Source source(IndexLookup access) {
    if (access instanceof IndexLookup.Texts texts) {
      return switch (texts.field()) {
        case EMAIL -> lists(texts.keys(), key -> byEmail.getOrDefault(key, List.of()));
        case PHONE -> lists(texts.keys(), key -> byPhone.getOrDefault(key, List.of()));
        case TAG -> tags(texts.keys());
      };
    }
    IndexLookup.Dates dates = (IndexLookup.Dates) access;
    boolean added = dates.field() == IndexLookup.DateField.ADDED;
    SortedContacts sorted = added ? byAdded : byUpdated;
    if (dates.first() > dates.last()) {
      return range(sorted, added, 0, 0);
    }
    return range(
        sorted, added, sorted.countSince(dates.last() + 1), sorted.countSince(dates.first()));
  }

  private static Source range(SortedContacts sorted, boolean newestFirst, int from, int to) {
    return new Source(to - from, () -> new Candidates(sorted.slice(from, to), newestFirst));
  }

  private Source tags(List<String> keys) {
    SortedContacts only = keys.size() == 1 ? byTag.get(keys.get(0)) : null;
    if (only != null) {
      return range(only, true, 0, only.size());
    }
    return lists(
        keys,
        key -> {
          SortedContacts tagged = byTag.get(key);
          return tagged == null ? List.of() : tagged.slice(0, tagged.size());
        });
  }

  private static Source lists(List<String> keys, Function<String, List<Contact>> lookUp) {
    List<Contact> found = new ArrayList<>();
    keys.forEach(key -> found.addAll(lookUp.apply(key)));
    return new Source(
        found.size(),
        () -> new Candidates(found.stream().sorted(NEWEST_FIRST).distinct().toList(), true));
  }

  private void catchUp(long until) {
    lock.writeLock().lock();
    try {
      for (Change next = pending.peek();
          next != null && next.due() <= until;
          next = pending.peek()) {
        apply(next.before(), next.after());
        pending.remove();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void apply(@Nullable Contact before, @Nullable Contact after) {
    if (before != null) {
      byUpdated.remove(before);
      drop(byEmail, before.email, before);
      drop(byPhone, before.phone, before);
    }
    Set<String> tagsBefore = tagKeys(before);
    Set<String> tagsAfter = tagKeys(after);
    for (String tag : tagsBefore) {
      SortedContacts tagged = byTag.get(tag);
      if (tagged != null && before != null && !tagsAfter.contains(tag)) {
        tagged.remove(before);
        if (tagged.size() == 0) {
          byTag.remove(tag);
        }
      }
    }
    if (after == null) {
      if (before != null) {
        byAdded.remove(before);
      }
      return;
    }
    byAdded.put(after);
    byUpdated.put(after);
    add(byEmail, after.email, after);
    add(byPhone, after.phone, after);
    for (String tag : tagsAfter) {
      byTag
          .computeIfAbsent(tag, key -> new SortedContacts(contact -> contact.dateAdded))
          .put(after);
    }
  }

  private static Set<String> tagKeys(@Nullable Contact contact) {
    return contact == null
        ? Set.of()
        : contact.tags.stream().map(CaseKey::of).collect(Collectors.toSet());
  }

  private static void add(
      Map<String, List<Contact>> index, @Nullable String value, Contact contact) {
    if (value != null) {
      index.merge(
          CaseKey.of(value),
          List.of(contact),
          (held, added) -> {
            List<Contact> more = new ArrayList<>(held);
            more.addAll(added);
            return List.copyOf(more);
          });
    }
  }

  private static void drop(
      Map<String, List<Contact>> index, @Nullable String value, Contact contact) {
    if (value != null) {
      index.computeIfPresent(
          CaseKey.of(value),
          (key, held) -> {
            List<Contact> rest =
                held.stream().filter(other -> !other.id.equals(contact.id)).toList();
            return rest.isEmpty() ? null : rest;
          });
    }
  }

  private long now() {
    return clock.now().toEpochMilli();
  }
}
