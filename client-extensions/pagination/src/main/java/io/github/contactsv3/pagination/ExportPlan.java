package io.github.contactsv3.pagination;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which spans are left, and how large a part of them a worker takes: large at first, so that few
 * pages are short ones, and smaller towards the end, so that all workers end together. A part that
 * turns out to hold much more than expected is cut, and its rest goes back. Guarded by the monitor
 * of the run.
 */
final class ExportPlan {

  private static final int MIN_PAGES = 2;

  /** Times the expected size at which a segment is cut. */
  private static final int TOO_MUCH = 2;

  /** How much wider a segment may be than the one measured last. */
  private static final int GROWTH = 8;

  /** In milliseconds; longer than any time, and no overflow. */
  private static final double FAR = 1e15;

  private final int pageSize;
  private final int workers;
  private final int maxPages;

  /** In the order of the export. */
  private final List<Span> pending = new ArrayList<>();

  /** Contacts in pending spans, as far as known. */
  private long remaining;

  /** Contacts per millisecond of the segment measured last; 0 if none is. */
  private double density;

  /** Milliseconds of the segment measured last; 0 if none is. */
  private long lastWidth;

  /**
   * Makes an empty plan.
   *
   * @param pageSize contacts a page
   * @param workers how many walk at the same time
   * @param maxPages how many pages a part has at most
   */
  ExportPlan(int pageSize, int workers, int maxPages) {
    this.pageSize = pageSize;
    this.workers = workers;
    this.maxPages = maxPages;
  }

  void add(Span span) {
    int place = 0;
    while (place < pending.size() && pending.get(place).isBefore(span)) {
      place++;
    }
    pending.add(place, span);
  }

  void expect(long contacts) {
    remaining = Math.max(0, contacts);
  }

  List<Span> pending() {
    return pending;
  }

  /** Takes a part for a worker, or null if nothing is left. */
  @Nullable Segment take() {
    if (pending.isEmpty()) {
      return null;
    }
    Span next = pending.remove(0);
    if (next.kind() == Span.Kind.DATED && next.at().after() == null) {
      long target = target(remaining);
      long width = width(next, target);
      if (width < next.to() - next.from()) {
        pending.add(0, Span.dated(next.from() + width, next.to()));
        next = Span.dated(next.from(), next.from() + width);
      }
    }
    return new Segment(next);
  }

  private long target(long contacts) {
    long share = contacts / (3L * workers * pageSize);
    return Math.max(MIN_PAGES, Math.min(maxPages, share)) * pageSize;
  }

  private long width(Span next, long target) {
    long all = next.to() - next.from();
    double wanted = density > 0 ? target / density : all;
    if (lastWidth > 0) {
      wanted = Math.min(wanted, (double) GROWTH * lastWidth);
    }
    // What would be left over is not worth a segment.
    return workers == 1 || wanted * 1.25 >= all ? all : Math.max(1, (long) wanted);
  }

  /** Learns that a segment holds nothing, so that gaps are crossed in ever longer steps. */
  void measuredEmpty(Segment segment) {
    lastWidth = segment.end() - segment.given.from();
    density /= GROWTH;
  }

  /**
   * Learns from the first page of a segment.
   *
   * @param segment the segment
   * @param total contacts in it
   * @param onPage contacts on its first page
   * @param from where the segment, or the first contact of all, lies
   * @param last where the last contact of the page lies
   */
  void measured(Segment segment, long total, int onPage, long from, long last) {
    boolean first = segment.given.kind() == Span.Kind.FIRST;
    long target = target(first ? total : remaining);
    if (first) {
      remaining = total;
    }
    double local = (double) onPage / Math.max(1, last - from);
    long cut = Math.max(last + 1, from + (long) Math.min(target / local, FAR));
    long kept = total;
    if (workers > 1 && total > TOO_MUCH * target && cut < segment.end()) {
      add(Span.dated(cut, segment.end()));
      segment.endAt(cut);
      kept = Math.max(target, onPage);
    }
    remaining = Math.max(0, remaining - kept);
    lastWidth = segment.end() - from;
    density = (double) Math.max(1, kept) / lastWidth;
  }
}
