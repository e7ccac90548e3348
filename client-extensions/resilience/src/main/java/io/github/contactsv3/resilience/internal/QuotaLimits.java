package io.github.contactsv3.resilience.internal;

import java.time.Duration;

/**
 * The initial limits of a quota and the bounds that headers cannot exceed. Immutable and
 * thread-safe.
 *
 * @param limit requests in an interval, at first
 * @param maxLimit the most that headers can raise the limit to
 * @param interval the interval, at first
 * @param minInterval the least that headers can shorten the interval to
 * @param dailyLimit requests in a day, at first
 * @param maxDaily the most requests in a day, regardless of headers
 */
public record QuotaLimits(
    int limit,
    int maxLimit,
    Duration interval,
    Duration minInterval,
    long dailyLimit,
    long maxDaily) {

  /**
   * Returns HighLevel's documented limits: 100 requests in 10 seconds and 200,000 in a day. Headers
   * can raise and lower them.
   *
   * @return the limits
   */
  public static QuotaLimits documented() {
    return new QuotaLimits(
        100, Integer.MAX_VALUE, Duration.ofSeconds(10), Duration.ZERO, 200_000, Long.MAX_VALUE);
  }

  /**
   * Returns these limits with a fixed ceiling for the requests in an interval.
   *
   * @param limit the requests
   * @return the limits
   */
  public QuotaLimits withLimit(int limit) {
    return new QuotaLimits(limit, limit, interval, minInterval, dailyLimit, maxDaily);
  }

  /**
   * Returns these limits with a fixed least interval.
   *
   * @param interval the interval
   * @return the limits
   */
  public QuotaLimits withInterval(Duration interval) {
    return new QuotaLimits(limit, maxLimit, interval, interval, dailyLimit, maxDaily);
  }

  /**
   * Returns these limits with a fixed ceiling for the requests in a day.
   *
   * @param dailyLimit the requests
   * @return the limits
   */
  public QuotaLimits withDailyLimit(long dailyLimit) {
    return new QuotaLimits(limit, maxLimit, interval, minInterval, dailyLimit, dailyLimit);
  }
}
