package io.github.contactsv3.core;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * The state of a quota at one moment. Immutable and thread-safe; outdated after the next call.
 *
 * @param limit how many requests may be sent in an interval
 * @param batchLimit how many of them may be of batch calls, such as those of an export
 * @param interval the interval
 * @param used how many requests count against the limit now, in flight or completed less than an
 *     interval ago, and those of other clients as far as the service's headers show them
 * @param available how many requests could be sent now without waiting
 * @param waiting how many calls wait for their turn
 * @param dailyLimit how many requests may be sent in a day
 * @param dailyRemaining how many of them are left; empty as long as no response has told
 */
public record QuotaSnapshot(
    int limit,
    int batchLimit,
    Duration interval,
    int used,
    int available,
    int waiting,
    long dailyLimit,
    OptionalLong dailyRemaining) {
  /**
   * Returns how many requests a second batch calls may send in the long run.
   *
   * @return the rate; infinite if the interval is zero
   */
  public double batchRate() {
    return batchLimit / (interval.toSeconds() + interval.toNanosPart() / 1e9);
  }
}
