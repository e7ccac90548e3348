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
 * @param interactiveShare the share of both that batch calls leave to interactive ones, 0 to 1
 */
public record QuotaLimits(
    int limit,
    int maxLimit,
    Duration interval,
    Duration minInterval,
    long dailyLimit,
    long maxDaily,
    double interactiveShare) {
  private static final double DEFAULT_SHARE = 0.2;
  private static final double SLACK = 1.05;

  /**
   * Returns HighLevel's documented limits: 100 requests in 10 seconds and 200,000 in a day. Headers
   * can raise and lower them.
   *
   * @return the limits
   */
  public static QuotaLimits documented() {
    return new QuotaLimits(
        100,
        Integer.MAX_VALUE,
        Duration.ofSeconds(10),
        Duration.ZERO,
        200_000,
        Long.MAX_VALUE,
        DEFAULT_SHARE);
  }

  /**
   * Returns these limits with a fixed ceiling for the requests in an interval.
   *
   * @param limit the requests
   * @return the limits
   */
  public QuotaLimits withLimit(int limit) {
    return new QuotaLimits(
        limit, limit, interval, minInterval, dailyLimit, maxDaily, interactiveShare);
  }

  /**
   * Returns these limits with a fixed least interval.
   *
   * @param interval the interval
   * @return the limits
   */
  public QuotaLimits withInterval(Duration interval) {
    return new QuotaLimits(
        limit, maxLimit, interval, interval, dailyLimit, maxDaily, interactiveShare);
  }

  /**
   * Returns these limits with a fixed ceiling for the requests in a day.
   *
   * @param dailyLimit the requests
   * @return the limits
   */
  public QuotaLimits withDailyLimit(long dailyLimit) {
    return new QuotaLimits(
        limit, maxLimit, interval, minInterval, dailyLimit, dailyLimit, interactiveShare);
  }

  /**
   * Returns these limits with another share for interactive calls.
   *
   * @param share 0 to 1
   * @return the limits
   */
  public QuotaLimits withInteractiveShare(double share) {
    return new QuotaLimits(limit, maxLimit, interval, minInterval, dailyLimit, maxDaily, share);
  }

  /**
   * Returns the part of each of some processes.
   *
   * @param processes the processes, no more than the limits
   * @return limits that headers cannot raise
   */
  public QuotaLimits part(int processes) {
    return withLimit(limit / processes).withDailyLimit(dailyLimit / processes);
  }

  /**
   * Returns how many of a limit batch calls may use, at least one. A little more than the share is
   * left, since a permit is in use for an interval and as long as its request takes.
   */
  int forBatch(int limit) {
    return (int) Math.max(1, limit - Math.ceil(limit * interactiveShare * SLACK));
  }
}
