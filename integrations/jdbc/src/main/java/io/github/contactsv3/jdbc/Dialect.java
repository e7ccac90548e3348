package io.github.contactsv3.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

/** The databases that are supported, and what they say differently. */
enum Dialect {
  POSTGRESQL(
      "PostgreSQL",
      " on conflict do nothing",
      "cast(extract(epoch from clock_timestamp()) * 1000 as bigint)",
      " and (select set_config('synchronous_commit', 'off', true)) is not null"),
  H2("H2", "", "cast(extract(epoch from current_timestamp) * 1000 as bigint)", "");

  private final String product;
  private final String ignoringDuplicates;
  private final String nowMillis;
  private final String withoutWaitingForDisk;

  Dialect(
      String product, String ignoringDuplicates, String nowMillis, String withoutWaitingForDisk) {
    this.product = product;
    this.ignoringDuplicates = ignoringDuplicates;
    this.nowMillis = nowMillis;
    this.withoutWaitingForDisk = withoutWaitingForDisk;
  }

  static Dialect of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return Arrays.stream(values())
        .filter(dialect -> dialect.product.equals(product))
        .findAny()
        .orElseThrow(() -> new UnsupportedOperationException(refusal(product)));
  }

  private static String refusal(String product) {
    return "the database " + product + " is not supported; PostgreSQL and H2 are";
  }

  String product() {
    return product;
  }

  /** Ends an insert that does nothing if the row is there; a database may report it instead. */
  String ignoringDuplicates() {
    return ignoringDuplicates;
  }

  /** Ends a condition so that its statement need not be on disk when it returns. */
  String withoutWaitingForDisk() {
    return withoutWaitingForDisk;
  }

  /** The database's clock, in milliseconds; those of the processes are never compared. */
  String nowMillis() {
    return nowMillis;
  }
}
