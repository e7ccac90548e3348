package io.github.contactsv3.pagination;

import io.github.contactsv3.core.internal.Callback;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Finds the contacts of a copy that the service no longer has. Ranges with equal numbers on both
 * sides are equal, since a copy in step has all that the service has. Others are halved as long as
 * that pays, then read. Used by one thread.
 */
final class Sweep {

  /** Requests for numbers that may turn out to have been in vain. */
  private static final int TRIALS = 2;

  /** The most requests that a number may cost, with two short pages around an equal half. */
  private static final int COST = 3;

  /** Steps to find the middle of a range, by which a half may be this much larger. */
  private static final int STEPS = 40;

  private static final double UNEVEN = 1.2;

  private final SweepSearch search;
  private final ContactCopy copy;
  private final SweepSink sink;
  private final SyncWatermark watermark;

  /** In the order of time, none equal. */
  private final List<SweepRange> open = new ArrayList<>();

  private long deleted;
  private long missing;

  Sweep(SweepSearch search, ContactCopy copy, SweepSink sink, SyncWatermark watermark) {
    this.search = search;
    this.copy = copy;
    this.sink = sink;
    this.watermark = watermark;
  }

  /** Compares all that was added before a moment, in epoch seconds. */
  SweepResult run(long end) {
    SweepRange all = new SweepRange(0, end, count(0, end), search.count(0, end));
    if (!all.isEqual()) {
      open.add(all);
      halve();
      read();
    }
    return new SweepResult(deleted, missing);
  }

  /**
   * Halves the largest ranges. Each half that is equal saves the requests for its pages, which pay
   * for further ones and for pages that are not full since they end where it begins. So no sweep
   * costs more than to read everything, but for a few requests.
   */
  private void halve() {
    long saved = 0;
    for (long asked = 0; COST * asked < COST * TRIALS + saved; asked++) {
      Optional<SweepRange> next =
          open.stream()
              .filter(range -> range.pages() > 1 && range.to() - range.from() > 1)
              .max(Comparator.comparingLong(SweepRange::pages));
      if (next.isEmpty()) {
        return;
      }
      SweepRange range = next.get();
      long middle = middle(range);
      long listed = Math.min(range.listed(), search.count(range.from(), middle));
      SweepRange left = new SweepRange(range.from(), middle, count(range.from(), middle), listed);
      SweepRange right =
          new SweepRange(
              middle, range.to(), range.copied() - left.copied(), range.listed() - listed);
      int place = open.indexOf(range);
      open.remove(place);
      for (SweepRange half : List.of(right, left)) {
        if (half.isEqual()) {
          saved += half.pages();
        } else {
          open.add(place, half);
        }
      }
    }
  }

  /** A moment within a range that halves its contacts in the copy, as far as one does. */
  private long middle(SweepRange range) {
    long low = range.from();
    long high = range.to();
    for (int i = 0; i < STEPS && high - low > 1; i++) {
      long middle = low + (high - low) / 2;
      long before = count(range.from(), middle);
      long after = range.copied() - before;
      if (before > UNEVEN * after) {
        high = middle;
      } else if (after > UNEVEN * before) {
        low = middle;
      } else {
        return middle;
      }
    }
    return low == range.from() ? high : low;
  }

  /** Reads what is left, adjacent ranges together. */
  private void read() {
    List<SweepRange> adjacent = new ArrayList<>();
    for (SweepRange range : open) {
      if (!adjacent.isEmpty() && adjacent.get(adjacent.size() - 1).to() != range.from()) {
        compare(adjacent);
        adjacent.clear();
      }
      adjacent.add(range);
    }
    compare(adjacent);
  }

  private void compare(List<SweepRange> adjacent) {
    SweepRange last = adjacent.get(adjacent.size() - 1);
    SweepPages pages = search.read(adjacent.get(0).from(), last.to());
    long from = adjacent.get(0).from();
    long surplus = adjacent.stream().mapToLong(range -> range.copied() - range.listed()).sum();
    boolean ended = false;
    while (!ended) {
      SweepPages.Listed listed = pages.next();
      surplus -= report(ids(from, listed.to()), listed);
      from = listed.to();
      // What follows in the last range has equal numbers.
      ended = listed.isLast() || (surplus == 0 && from > last.from());
    }
  }

  /** Reports what is gone; returns by how many the copy has more. */
  private int report(Set<String> held, SweepPages.Listed listed) {
    List<String> gone = held.stream().filter(id -> !listed.present().contains(id)).toList();
    int unknown = (int) listed.ids().stream().filter(id -> !held.contains(id)).count();
    missing += unknown;
    if (!gone.isEmpty() && !listed.isUncertain()) {
      call("sink", () -> sink.accept(gone));
      deleted += gone.size();
    }
    return gone.size() - unknown;
  }

  private long count(long from, long to) {
    AtomicLong counted = new AtomicLong();
    call("copy", () -> counted.set(copy.count(moment(from), moment(to))));
    return counted.get();
  }

  private Set<String> ids(long from, long to) {
    Set<String> held = new LinkedHashSet<>();
    call("copy", () -> held.addAll(copy.ids(moment(from), moment(to))));
    return held;
  }

  private static Instant moment(long seconds) {
    return Instant.ofEpochSecond(seconds);
  }

  private void call(String name, Callback callback) {
    Callback.run(SearchSource.OPERATION, name, watermark, callback);
  }
}
