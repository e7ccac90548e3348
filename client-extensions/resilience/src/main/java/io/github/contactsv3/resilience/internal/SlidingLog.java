package io.github.contactsv3.resilience.internal;

/**
 * The last N requests. One occupies its place from before it is sent until one interval after its
 * response arrived. The service counted it somewhere in between, so whatever window of one interval
 * the service looks at, and however its clock stands, it sees at most N. A token bucket with burst
 * N sees no more than it refills either.
 *
 * <p>Times are nanoseconds that never decrease from call to call. Not thread-safe.
 */
final class SlidingLog {
  private final LongRing completions = new LongRing();
  private int limit;
  private long interval;
  private int inFlight;
  private long left;

  SlidingLog(int limit, long interval) {
    this.limit = limit;
    this.interval = interval;
  }

  int limit() {
    return limit;
  }

  void limit(int limit) {
    this.limit = limit;
  }

  long interval() {
    return interval;
  }

  void interval(long interval) {
    this.interval = interval;
  }

  /** How long a place stays occupied: a little longer, since two clocks never run alike. */
  long span() {
    return interval + interval / 1000 + 1_000_000;
  }

  /** Frees the places whose time is over. To be called before the questions below. */
  void settle(long now) {
    while (completions.size() > 0 && completions.get(0) + span() <= now) {
      completions.removeFirst();
      left++;
    }
  }

  int used() {
    return inFlight + completions.size();
  }

  int available() {
    return Math.max(0, limit - used());
  }

  int inFlight() {
    return inFlight;
  }

  /** How many places have been freed so far; a mark to compare with later. */
  long left() {
    return left;
  }

  /** How many requests have occupied a place at some time since the mark was taken. */
  long usedSince(long mark) {
    return used() + left - mark;
  }

  void take() {
    inFlight++;
  }

  void unused() {
    inFlight--;
  }

  void completed(long now) {
    inFlight--;
    completions.add(now);
  }

  /** Occupies places for requests that others sent, until so many are free at most. */
  void leaveFree(int free, long now) {
    while (available() > free) {
      completions.add(now);
    }
  }

  /** Lower bound on the wait for a caller with {@code ahead} callers queued before it. */
  long waitFor(int ahead, long now) {
    long index = (long) ahead + used() - limit;
    if (index < 0) {
      return 0;
    }
    // Places are taken and freed in turn: the n-th from now is the first one's again.
    long excess = Math.max(0, used() - limit);
    long turn = index - excess;
    return freeAfter((int) (excess + turn % limit), now) + turn / limit * span();
  }

  /** A request that is in flight, or not even sent, completes now at the earliest. */
  private long freeAfter(int place, long now) {
    return place < completions.size() ? completions.get(place) + span() - now : span();
  }

  /** How many completions it has memory for. */
  int capacity() {
    return completions.capacity();
  }

  void trim() {
    completions.trim();
  }
}
