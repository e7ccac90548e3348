package io.github.contactsv3.resilience.internal;

/**
 * A log of the last N permits. A permit is in use from before its request is sent until one
 * interval after the response arrived. The service counted the request in between, so any window of
 * one interval contains at most N requests, regardless of the service's clock. A token bucket with
 * burst N never runs empty either.
 *
 * <p>Times are nanoseconds that never decrease from call to call. Not thread-safe.
 */
final class SlidingLog {
  private static final int MOST_COMPLETIONS = 1_000_000;

  private final LongRing completions = new LongRing();
  private int limit;
  private long interval;
  private int inFlight;
  private long left;

  SlidingLog(int limit, long interval) {
    this.limit = limit;
    this.interval = interval;
  }

  /** Reads a log with nothing in flight. */
  static SlidingLog read(TextReader text) {
    SlidingLog log = new SlidingLog(text.next(Integer.MAX_VALUE), text.next());
    log.left = text.next();
    long last = 0;
    for (int i = text.next(MOST_COMPLETIONS); i > 0; i--) {
      last += text.next();
      log.completions.add(last);
    }
    return log;
  }

  /** Writes all but what is in flight. */
  void write(TextWriter text) {
    text.add(limit).add(interval).add(left).add(completions.size());
    long last = 0;
    for (int i = 0; i < completions.size(); i++) {
      text.add(completions.get(i) - last);
      last = completions.get(i);
    }
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

  /**
   * How long a completed permit stays in use: a little more than the interval, since no two clocks
   * run alike.
   */
  long span() {
    return interval + interval / 1000 + 1_000_000;
  }

  /** Frees permits whose interval has passed. Call it before the queries below. */
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

  /** Returns how many permits have been freed so far, as a mark to compare with later. */
  long left() {
    return left;
  }

  /** Returns how many permits were in use at some time since the mark. */
  long usedSince(long mark) {
    return used() + left - mark;
  }

  /** Takes a permit that is free now. */
  void take() {
    inFlight++;
  }

  /**
   * Takes the permit that {@link #waitFor} has told the wait for, without taking those of the
   * {@code ahead} callers before.
   */
  void take(int ahead) {
    long index = (long) ahead + used() - limit;
    if (index >= 0) {
      completions.remove((int) index);
      left++;
    }
    inFlight++;
  }

  void unused() {
    inFlight--;
  }

  void completed(long at) {
    inFlight--;
    completions.add(at);
  }

  /** Uses a permit for a request that this log has not permitted. */
  void occupy(long at) {
    completions.add(at);
  }

  /** Uses permits for requests of others until at most {@code free} are left. */
  void leaveFree(int free, long now) {
    while (available() > free) {
      completions.add(now);
    }
  }

  /** Forgets all permits. */
  void clear() {
    inFlight = 0;
    while (completions.size() > 0) {
      completions.removeFirst();
    }
  }

  /**
   * Whether it is known when the permit for a caller with {@code ahead} callers before it is free,
   * and not only that this takes an interval from now at least.
   */
  boolean isKnown(int ahead) {
    return (long) ahead + used() - limit < completions.size();
  }

  /** Lower bound on the wait for a caller with {@code ahead} callers queued before it. */
  long waitFor(int ahead, long now) {
    long index = (long) ahead + used() - limit;
    if (index < 0) {
      return 0;
    }
    // Permits are used and freed in turn, so waits repeat with a period of one limit.
    long excess = Math.max(0, used() - limit);
    long turn = index - excess;
    return freeAfter((int) (excess + turn % limit), now) + turn / limit * span();
  }

  /** A request that is in flight or not yet sent completes now at the earliest. */
  private long freeAfter(int place, long now) {
    return place < completions.size() ? completions.get(place) + span() - now : span();
  }

  /** Returns the number of completions that fit without growing. */
  int capacity() {
    return completions.capacity();
  }

  void trim() {
    completions.trim();
  }
}
