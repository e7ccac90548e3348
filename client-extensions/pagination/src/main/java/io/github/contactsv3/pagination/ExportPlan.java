package io.github.contactsv3.pagination;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ranges left to fetch, and the size of the next partition: large at first, so that few pages
 * are short, and smaller towards the end, so that all workers finish together. A partition with
 * many more contacts than expected is cut and its rest returned. Guarded by the monitor of the run.
 */
final class ExportPlan {

  private static final int MIN_PAGES = 2;

  /** Times the expected size at which a partition is cut. */
  private static final int TOO_MUCH = 2;

  /** How much wider a partition may be than the one measured last. */
  private static final int GROWTH = 8;

  /** In milliseconds; longer than any time, and no overflow. */
  private static final double FAR = 1e15;

  private final int pageSize;
  private final int workers;
  private final int maxPages;

  /** In the order of the export. */
  private final List<ExportRange> pending = new ArrayList<>();

  /** Contacts in pending ranges, as far as known. */
  private long remaining;

  /** Contacts per millisecond of the partition measured last; 0 if none is. */
  private double density;

  /** Milliseconds of the partition measured last; 0 if none is. */
  private long lastWidth;

  /**
   * Creates an empty plan.
   *
   * @param pageSize contacts a page
   * @param workers how many fetch at the same time
   * @param maxPages the most pages of a partition
   */
  ExportPlan(int pageSize, int workers, int maxPages) {
    this.pageSize = pageSize;
    this.workers = workers;
    this.maxPages = maxPages;
  }

  void add(ExportRange range) {
    int place = 0;
    while (place < pending.size() && pending.get(place).isBefore(range)) {
      place++;
    }
    pending.add(place, range);
  }

  void expect(long contacts) {
    remaining = Math.max(0, contacts);
  }

  List<ExportRange> pending() {
    return pending;
  }

  /** Takes a partition for a worker, or null if nothing is left. */
  @Nullable ExportPartition take() {
    if (pending.isEmpty()) {
      return null;
    }
    ExportRange next = pending.remove(0);
    if (next.kind() == ExportRange.Kind.DATED && next.at().after() == null) {
      long target = target(remaining);
      long width = width(next, target);
      if (width < next.to() - next.from()) {
        pending.add(0, ExportRange.dated(next.from() + width, next.to()));
        next = ExportRange.dated(next.from(), next.from() + width);
      }
    }
    return new ExportPartition(next);
  }

  private long target(long contacts) {
    long share = contacts / (3L * workers * pageSize);
    return Math.max(MIN_PAGES, Math.min(maxPages, share)) * pageSize;
  }

  private long width(ExportRange next, long target) {
    long all = next.to() - next.from();
    double wanted = density > 0 ? target / density : all;
    if (lastWidth > 0) {
      wanted = Math.min(wanted, (double) GROWTH * lastWidth);
    }
    // What would be left over is not worth a partition.
    return workers == 1 || wanted * 1.25 >= all ? all : Math.max(1, (long) wanted);
  }

  /** Records that a partition is empty, so that gaps are crossed in ever longer steps. */
  void measuredEmpty(ExportPartition partition) {
    lastWidth = partition.end() - partition.assigned.from();
    density /= GROWTH;
  }

  /**
   * Records what the first page of a partition shows.
   *
   * @param partition the partition
   * @param total contacts in it
   * @param onPage contacts on its first page
   * @param from where the partition, or the first contact of all, lies
   * @param last where the last contact of the page lies
   */
  void measured(ExportPartition partition, long total, int onPage, long from, long last) {
    boolean first = partition.assigned.kind() == ExportRange.Kind.FIRST;
    long target = target(first ? total : remaining);
    if (first) {
      remaining = total;
    }
    double local = (double) onPage / Math.max(1, last - from);
    long cut = Math.max(last + 1, from + (long) Math.min(target / local, FAR));
    long kept = total;
    if (workers > 1 && total > TOO_MUCH * target && cut < partition.end()) {
      add(ExportRange.dated(cut, partition.end()));
      partition.endAt(cut);
      kept = Math.max(target, onPage);
    }
    remaining = Math.max(0, remaining - kept);
    lastWidth = partition.end() - from;
    density = (double) Math.max(1, kept) / lastWidth;
  }
}
