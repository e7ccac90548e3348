package io.github.contactsv3.spring.boot.internal.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the rate limits of the service are kept.
 *
 * @param store where the quota is counted: in this process, or for all processes in a store
 * @param limit maximum number of requests in an interval, 100 by default
 * @param interval the interval, 10 s by default
 * @param dailyLimit maximum number of requests in a day, 200,000 by default
 * @param interactiveShare share that exports and bulk runs leave to other calls, 0.2 by default
 * @param lease how long a permit of a process that has died is kept, 40 s by default
 * @param shareWhileStoreFails how many processes use an equal part of the limits while the store
 *     fails; by default calls wait for the store and then fail
 * @param checkAtStart whether the application only starts if the store can be read, by default
 *     unless processes use an equal part while it fails
 */
public record QuotaSettings(
    @Nullable Store store,
    @Nullable Integer limit,
    @Nullable Duration interval,
    @Nullable Long dailyLimit,
    @Nullable Double interactiveShare,
    @Nullable Duration lease,
    @Nullable Integer shareWhileStoreFails,
    @Nullable Boolean checkAtStart) {
  /** Where the quota is counted. */
  public enum Store {
    /** In this process. */
    LOCAL,
    /** In a database, for all processes. */
    JDBC,
    /** In Redis, for all processes. */
    REDIS
  }
}
