package io.github.contactsv3.spark;

import org.apache.spark.sql.SparkSession;

/** Spark in this process. */
final class LocalSpark {

  private LocalSpark() {}

  static SparkSession.Builder builder() {
    return SparkSession.builder()
        .master("local[2,2]")
        .appName("contacts-v3-spark")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.session.timeZone", "UTC");
  }

  /** One for all tests that need no settings of their own. */
  static SparkSession session() {
    return builder().getOrCreate();
  }
}
