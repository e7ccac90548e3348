package io.github.contactsv3.resilience.internal;

import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.RateLimits;
import java.util.OptionalLong;

/**
 * The requests left in a day: the service's own figure unless it is older than a day, otherwise a
 * count from this client's first request of the day. When the budget is used up, one trial request
 * is permitted every five minutes, since no header tells when the service's day begins.
 *
 * <p>Times are nanoseconds that never decrease from call to call. Not thread-safe.
 */
final class DailyBudget {
  static final long DAY = 86_400_000_000_000L;
  static final long TRIAL_EVERY = 300_000_000_000L;

  private final long ceiling;
  private final double interactiveShare;
  private long limit;
  private long spent;
  private boolean started;
  private long startedAt;
  private boolean reported;
  private long reportedRemaining;
  private long reportedAt;
  private long lastTaken;

  DailyBudget(long limit, long ceiling, double interactiveShare) {
    this.limit = limit;
    this.ceiling = ceiling;
    this.interactiveShare = interactiveShare;
  }

  void read(TextReader text) {
    limit = Math.min(text.next(), ceiling);
    spent = text.next();
    started = text.nextBoolean();
    startedAt = text.next();
    reported = text.nextBoolean();
    reportedRemaining = text.next();
    reportedAt = text.next();
    lastTaken = text.next();
  }

  void write(TextWriter text) {
    text.add(limit).add(spent).add(started).add(startedAt);
    text.add(reported).add(reportedRemaining).add(reportedAt).add(lastTaken);
  }

  long limit() {
    return limit;
  }

  /** Requests left by the service's own figure; empty without one. */
  OptionalLong remaining() {
    return reported ? OptionalLong.of(available()) : OptionalLong.empty();
  }

  /** Drops figures that are older than a day. Call it before the queries below. */
  void settle(long now) {
    if (started && now - startedAt >= DAY) {
      started = false;
      spent = 0;
    }
    if (reported && now - reportedAt >= DAY) {
      reported = false;
    }
  }

  boolean exhausted() {
    return exhausted(Priority.INTERACTIVE);
  }

  boolean exhausted(Priority priority) {
    return available() <= kept(priority);
  }

  /** Returns the wait until a request, or at least a trial request, is permitted. */
  long waitFor(Priority priority, long now) {
    if (!exhausted(priority)) {
      return 0;
    }
    return spent >= ceiling - kept(priority)
        ? startedAt + DAY - now
        : Math.max(0, lastTaken + TRIAL_EVERY - now);
  }

  void take(long now) {
    if (!started) {
      started = true;
      startedAt = now;
    }
    spent++;
    lastTaken = now;
    reportedRemaining = Math.max(0, reportedRemaining - 1);
  }

  /** Keeps the figures as if they were of now. */
  void restart(long now) {
    startedAt = Math.min(startedAt, now);
    reportedAt = Math.min(reportedAt, now);
    lastTaken = Math.min(lastTaken, now);
  }

  /** Returns an unsent request to the budget; {@code latest} if no later one has completed. */
  void unused(boolean latest) {
    spent = Math.max(0, spent - 1);
    if (latest) {
      reportedRemaining++;
    }
  }

  /**
   * Updates the budget from the headers of a response.
   *
   * @param sentAfter requests sent since the one that the response belongs to
   */
  void updateFromHeaders(RateLimits headers, long sentAfter, long now) {
    headers.dailyLimit().ifPresent(newLimit -> limit = Math.min(newLimit, ceiling));
    if (headers.dailyRemaining().isPresent()) {
      reported = true;
      reportedAt = now;
      reportedRemaining = Math.max(0, headers.dailyRemaining().getAsLong() - sentAfter);
    }
  }

  /** Returns the part of the budget that calls of this priority leave to others. */
  private long kept(Priority priority) {
    return priority == Priority.BATCH ? (long) Math.ceil(limit * interactiveShare) : 0;
  }

  private long available() {
    return reported ? Math.min(reportedRemaining, ceiling - spent) : limit - spent;
  }
}
