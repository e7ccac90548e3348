package io.github.contactsv3.pagination;

import java.time.Duration;
import java.time.Instant;

/**
 * What the service knew of time when a sync began. Only the service's own times are used, since the
 * local clock may differ. Immutable.
 *
 * @param newest the latest {@code dateUpdated} that the search showed, in epoch milliseconds
 * @param seen the time at the service, in epoch milliseconds: its {@code Date}, or {@code newest}
 *     if that is later or there is no date
 */
record SyncTimes(long newest, long seen) {

  /** In milliseconds: servers that respond in turn may differ by this much. */
  private static final long TOLERANCE = Duration.ofMinutes(1).toMillis();

  static SyncTimes at(Instant moment) {
    return new SyncTimes(moment.toEpochMilli(), moment.toEpochMilli());
  }

  /**
   * Where the next window begins. What had changed before {@code seen - lag} was visible. Nothing
   * after {@code newest} was, so that a {@code Date} that is ahead hides no later change.
   *
   * @param before lag and overlap
   */
  long from(Duration before) {
    return Math.min(newest + 1, settled(before));
  }

  /** Up to here, the search showed every change. */
  long settled(Duration before) {
    return seen - before.toMillis();
  }

  /** Refuses a window that begins later than the service's clock allows. */
  static void refuseFuture(long from, Instant date) {
    if (from > date.toEpochMilli() + TOLERANCE) {
      throw new IllegalArgumentException(
          "the watermark is of the future: the sync would begin at "
              + Instant.ofEpochMilli(from)
              + ", and the service's time is "
              + date);
    }
  }
}
