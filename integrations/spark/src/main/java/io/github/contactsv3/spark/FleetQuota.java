package io.github.contactsv3.spark;

import io.github.contactsv3.resilience.spi.QuotaGate;

/**
 * Supplies the quota that executors share with each other and with other processes, such as one
 * with a log in Redis or a database. The option {@code quota} names the class. It has a public
 * constructor that takes a {@code Map<String, String>} of the options that begin with {@code
 * quota.}, without that prefix; or one without parameters. Each executor creates it once and keeps
 * it. Thread-safe.
 */
@FunctionalInterface
public interface FleetQuota {

  /**
   * Returns the quota. Called once.
   *
   * @return such as {@code Quotas.builder().log(RedisQuotaLog.of(jedis)).build()}
   */
  QuotaGate quota();
}
