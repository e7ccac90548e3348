package io.github.contactsv3.core;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rate limits in the headers of one response. They hold for one app at one location or company.
 * A header that is missing, no number, negative or out of all reason counts as absent. Immutable
 * and thread-safe.
 *
 * <p>The five {@code X-RateLimit-} headers are those of HighLevel's public page on OAuth 2.0 ("Rate
 * Limits"); none of them tells when a limit is renewed.
 */
public final class RateLimits implements Serializable {
  private static final long serialVersionUID = 2L;

  private static final long MAX_LIMIT = 100_000;
  private static final long MAX_DAILY = 10_000_000_000L;
  private static final long MIN_INTERVAL_MILLIS = 100;
  private static final long MAX_INTERVAL_MILLIS = 3_600_000;

  /** The rate limits of a response without any of the headers. */
  public static final RateLimits UNKNOWN = new RateLimits(null, null, null, null, null, null);

  private final @Nullable Integer limit;
  private final @Nullable Integer remaining;
  private final @Nullable Duration interval;
  private final @Nullable Long dailyLimit;
  private final @Nullable Long dailyRemaining;
  private final @Nullable Duration retryAfter;

  /**
   * Creates rate limits.
   *
   * @param limit requests allowed in an interval, or null if unknown
   * @param remaining requests left in this interval, or null if unknown
   * @param interval length of the interval, or null if unknown
   * @param dailyLimit requests allowed in a day, or null if unknown
   * @param dailyRemaining requests left today, or null if unknown
   * @param retryAfter delay before the next request, or null if unknown
   */
  public RateLimits(
      @Nullable Integer limit,
      @Nullable Integer remaining,
      @Nullable Duration interval,
      @Nullable Long dailyLimit,
      @Nullable Long dailyRemaining,
      @Nullable Duration retryAfter) {
    this.limit = limit;
    this.remaining = remaining;
    this.interval = interval;
    this.dailyLimit = dailyLimit;
    this.dailyRemaining = dailyRemaining;
    this.retryAfter = retryAfter;
  }

  /**
   * Reads the headers of a response. Never fails.
   *
   * @param header returns the value of a header by its name in any case, or null if the response
   *     does not have it
   * @param now the {@code Date} of the response, or the present time
   * @return the rate limits
   */
  public static RateLimits parse(Function<String, @Nullable String> header, Instant now) {
    Long limit = number(header.apply("X-RateLimit-Max"), 1, MAX_LIMIT);
    Long interval =
        number(
            header.apply("X-RateLimit-Interval-Milliseconds"),
            MIN_INTERVAL_MILLIS,
            MAX_INTERVAL_MILLIS);
    Long dailyLimit = number(header.apply("X-RateLimit-Limit-Daily"), 1, MAX_DAILY);
    return new RateLimits(
        integer(limit),
        integer(
            number(header.apply("X-RateLimit-Remaining"), 0, limit == null ? MAX_LIMIT : limit)),
        interval == null ? null : Duration.ofMillis(interval),
        dailyLimit,
        number(
            header.apply("X-RateLimit-Daily-Remaining"),
            0,
            dailyLimit == null ? MAX_DAILY : dailyLimit),
        RetryAfter.parse(header.apply("Retry-After"), now).orElse(null));
  }

  /**
   * Returns these rate limits with another delay.
   *
   * @param delay the delay before the next request, zero or more
   * @return new rate limits
   */
  public RateLimits withRetryAfter(Duration delay) {
    return new RateLimits(limit, remaining, interval, dailyLimit, dailyRemaining, delay);
  }

  private static @Nullable Integer integer(@Nullable Long value) {
    return value == null ? null : value.intValue();
  }

  private static @Nullable Long number(@Nullable String text, long min, long max) {
    if (text == null) {
      return null;
    }
    String digits = text.strip();
    // Twelve digits hold every value allowed here and fit a long.
    if (digits.isEmpty() || digits.length() > 12) {
      return null;
    }
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char digit = digits.charAt(i);
      if (digit < '0' || digit > '9') {
        return null;
      }
      value = value * 10 + digit - '0';
    }
    return value >= min && value <= max ? value : null;
  }

  /**
   * Returns how many requests an interval allows ({@code X-RateLimit-Max}).
   *
   * @return 1 to 100,000, usually 100; empty if unknown
   */
  public OptionalInt limit() {
    return limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
  }

  /**
   * Returns how many requests were left in the interval ({@code X-RateLimit-Remaining}).
   *
   * @return 0 to the limit; empty if unknown
   */
  public OptionalInt remaining() {
    return remaining == null ? OptionalInt.empty() : OptionalInt.of(remaining);
  }

  /**
   * Returns the length of an interval ({@code X-RateLimit-Interval-Milliseconds}).
   *
   * @return 100 ms to one hour, usually 10 s; empty if unknown
   */
  public Optional<Duration> interval() {
    return Optional.ofNullable(interval);
  }

  /**
   * Returns how many requests a day allows ({@code X-RateLimit-Limit-Daily}).
   *
   * @return 1 to 10 billion, usually 200,000; empty if unknown
   */
  public OptionalLong dailyLimit() {
    return optional(dailyLimit);
  }

  /**
   * Returns how many requests were left that day ({@code X-RateLimit-Daily-Remaining}).
   *
   * @return 0 to the daily limit; empty if unknown
   */
  public OptionalLong dailyRemaining() {
    return optional(dailyRemaining);
  }

  /**
   * Returns the delay that the service asks for ({@code Retry-After}).
   *
   * @return the delay as {@link RetryAfter#parse} reads it; empty if unknown
   */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  private static OptionalLong optional(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RateLimits that
        && Objects.equals(limit, that.limit)
        && Objects.equals(remaining, that.remaining)
        && Objects.equals(interval, that.interval)
        && Objects.equals(dailyLimit, that.dailyLimit)
        && Objects.equals(dailyRemaining, that.dailyRemaining)
        && Objects.equals(retryAfter, that.retryAfter);
  }

  @Override
  public int hashCode() {
    return Objects.hash(limit, remaining, interval, dailyLimit, dailyRemaining, retryAfter);
  }

  @Override
  public String toString() {
    return "RateLimits{remaining=%s/%s in %s, daily=%s/%s, retryAfter=%s}"
        .formatted(remaining, limit, interval, dailyRemaining, dailyLimit, retryAfter);
  }
}
