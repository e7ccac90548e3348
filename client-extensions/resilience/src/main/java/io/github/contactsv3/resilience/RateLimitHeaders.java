package io.github.contactsv3.resilience;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one answer says of the limits. A header that is missing, no number, negative or out of all
 * reason is null. Immutable and thread-safe. The five {@code X-RateLimit-} headers are those of
 * HighLevel's public page on OAuth 2.0 ("Rate Limits"); there is none that tells when a limit is
 * renewed.
 *
 * @param limit {@code X-RateLimit-Max}: requests allowed in an interval, 1 to 100,000, or null
 * @param remaining {@code X-RateLimit-Remaining}: requests left in this interval, 0 to the limit,
 *     or null
 * @param interval {@code X-RateLimit-Interval-Milliseconds}: 100 ms to one hour, or null
 * @param dailyLimit {@code X-RateLimit-Limit-Daily}: requests allowed in a day, 1 to 10 billion, or
 *     null
 * @param dailyRemaining {@code X-RateLimit-Daily-Remaining}: requests left today, 0 to the daily
 *     limit, or null
 * @param retryAfter {@code Retry-After} as {@link RetryAfter#parse} reads it, or null
 */
public record RateLimitHeaders(
    @Nullable Integer limit,
    @Nullable Integer remaining,
    @Nullable Duration interval,
    @Nullable Long dailyLimit,
    @Nullable Long dailyRemaining,
    @Nullable Duration retryAfter) {
  private static final int MAX_LIMIT = 100_000;
  private static final long MAX_DAILY = 10_000_000_000L;
  private static final long MIN_INTERVAL_MILLIS = 100;
  private static final long MAX_INTERVAL_MILLIS = 3_600_000;

  private static final RateLimitHeaders NONE =
      new RateLimitHeaders(null, null, null, null, null, null);

  /**
   * Returns what an answer without any of the headers says.
   *
   * @return all parts null
   */
  public static RateLimitHeaders none() {
    return NONE;
  }

  /**
   * Reads the headers of an answer. Never fails.
   *
   * @param header gives the value of a header by its name, or null if the answer does not have it;
   *     it must not mind the case of the name
   * @param now the present time, or the {@code Date} of the answer
   * @return what they say
   */
  public static RateLimitHeaders parse(Function<String, @Nullable String> header, Instant now) {
    Long limit = number(header.apply("X-RateLimit-Max"), 1, MAX_LIMIT);
    Long remaining =
        number(header.apply("X-RateLimit-Remaining"), 0, limit == null ? MAX_LIMIT : limit);
    Long interval =
        number(
            header.apply("X-RateLimit-Interval-Milliseconds"),
            MIN_INTERVAL_MILLIS,
            MAX_INTERVAL_MILLIS);
    Long dailyLimit = number(header.apply("X-RateLimit-Limit-Daily"), 1, MAX_DAILY);
    Long dailyRemaining =
        number(
            header.apply("X-RateLimit-Daily-Remaining"),
            0,
            dailyLimit == null ? MAX_DAILY : dailyLimit);
    return new RateLimitHeaders(
        limit == null ? null : limit.intValue(),
        remaining == null ? null : remaining.intValue(),
        interval == null ? null : Duration.ofMillis(interval),
        dailyLimit,
        dailyRemaining,
        RetryAfter.parse(header.apply("Retry-After"), now).orElse(null));
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
}
