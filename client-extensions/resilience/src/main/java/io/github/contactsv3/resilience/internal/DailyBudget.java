package io.github.contactsv3.resilience.internal;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What is left of the day. The service's word counts, if there is one that is not older than a day;
 * else our own count since the first request of a day of ours. When the day's budget is used up one
 * request is let through from time to time, since nothing tells when the service's day begins.
 *
 * <p>Times are nanoseconds that never decrease from call to call. Not thread-safe.
 */
final class DailyBudget {
  static final long DAY = 86_400_000_000_000L;
  static final long TRIAL_EVERY = 300_000_000_000L;

  private final long ceiling;
  private long limit;
  private long spent;
  private boolean started;
  private long startedAt;
  private boolean told;
  private long toldRemaining;
  private long toldAt;
  private long lastTaken;

  DailyBudget(long limit, long ceiling) {
    this.limit = limit;
    this.ceiling = ceiling;
  }

  long limit() {
    return limit;
  }

  /** What the service's word leaves, if there is one. */
  OptionalLong remaining() {
    return told ? OptionalLong.of(available()) : OptionalLong.empty();
  }

  /** Forgets what is older than a day. To be called before the questions below. */
  void settle(long now) {
    if (started && now - startedAt >= DAY) {
      started = false;
      spent = 0;
    }
    if (told && now - toldAt >= DAY) {
      told = false;
    }
  }

  boolean exhausted() {
    return available() <= 0;
  }

  /** How long it takes until a request, if only one on trial, is allowed. */
  long waitFor(long now) {
    if (!exhausted()) {
      return 0;
    }
    return spent >= ceiling ? startedAt + DAY - now : Math.max(0, lastTaken + TRIAL_EVERY - now);
  }

  void take(long now) {
    if (!started) {
      started = true;
      startedAt = now;
    }
    spent++;
    lastTaken = now;
    toldRemaining = Math.max(0, toldRemaining - 1);
  }

  /** Takes back that a request was sent; {@code unheard} if no later one has been answered. */
  void unused(boolean unheard) {
    spent = Math.max(0, spent - 1);
    if (unheard) {
      toldRemaining++;
    }
  }

  /** Takes the service's word: what it left after a request that so many were sent after. */
  void hear(@Nullable Long newLimit, @Nullable Long remaining, long sentAfter, long now) {
    if (newLimit != null) {
      limit = Math.min(newLimit, ceiling);
    }
    if (remaining != null) {
      told = true;
      toldAt = now;
      toldRemaining = Math.max(0, remaining - sentAfter);
    }
  }

  private long available() {
    return told ? Math.min(toldRemaining, ceiling - spent) : limit - spent;
  }
}
