package io.github.contactsv3.core;

import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What one answer said of the rate limits in its {@code X-RateLimit-*} headers. The limits hold for
 * an app and a location together. Immutable and thread-safe.
 */
public final class RateLimitSnapshot implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The snapshot of an answer that said nothing. */
  public static final RateLimitSnapshot UNKNOWN =
      new RateLimitSnapshot(null, null, null, null, null);

  private final @Nullable Long limit;
  private final @Nullable Long remaining;
  private final @Nullable Duration interval;
  private final @Nullable Long dailyLimit;
  private final @Nullable Long dailyRemaining;

  /**
   * Makes one.
   *
   * @param limit requests in an interval, or null if not said
   * @param remaining requests left in this interval, or null if not said
   * @param interval length of the interval, or null if not said
   * @param dailyLimit requests a day, or null if not said
   * @param dailyRemaining requests left today, or null if not said
   */
  public RateLimitSnapshot(
      @Nullable Long limit,
      @Nullable Long remaining,
      @Nullable Duration interval,
      @Nullable Long dailyLimit,
      @Nullable Long dailyRemaining) {
    this.limit = limit;
    this.remaining = remaining;
    this.interval = interval;
    this.dailyLimit = dailyLimit;
    this.dailyRemaining = dailyRemaining;
  }

  /**
   * Returns how many requests an interval allows.
   *
   * @return the limit, usually 100; empty if not said
   */
  public OptionalLong limit() {
    return optional(limit);
  }

  /**
   * Returns how many requests were left in the interval.
   *
   * @return the number; empty if not said
   */
  public OptionalLong remaining() {
    return optional(remaining);
  }

  /**
   * Returns how long an interval is.
   *
   * @return the length, usually 10 s; empty if not said
   */
  public Optional<Duration> interval() {
    return Optional.ofNullable(interval);
  }

  /**
   * Returns how many requests a day allows.
   *
   * @return the limit, usually 200,000; empty if not said
   */
  public OptionalLong dailyLimit() {
    return optional(dailyLimit);
  }

  /**
   * Returns how many requests were left that day.
   *
   * @return the number; empty if not said
   */
  public OptionalLong dailyRemaining() {
    return optional(dailyRemaining);
  }

  private static OptionalLong optional(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  @Override
  public String toString() {
    return "RateLimitSnapshot{remaining=%s/%s in %s, daily=%s/%s}"
        .formatted(remaining, limit, interval, dailyRemaining, dailyLimit);
  }
}
