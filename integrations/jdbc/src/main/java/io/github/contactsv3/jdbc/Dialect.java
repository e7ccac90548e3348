package io.github.contactsv3.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

/** The databases that are supported, and what they say differently. */
enum Dialect {
  POSTGRESQL(
      "PostgreSQL",
      " on conflict do nothing",
      "cast(extract(epoch from clock_timestamp()) * 1000 as bigint)"),
  H2("H2", "", "cast(extract(epoch from current_timestamp) * 1000 as bigint)");

  private final String product;
  private final String ignoringDuplicates;
  private final String nowMillis;

  Dialect(String product, String ignoringDuplicates, String nowMillis) {
    this.product = product;
    this.ignoringDuplicates = ignoringDuplicates;
    this.nowMillis = nowMillis;
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

  /** The database's clock, in milliseconds; those of the processes are never compared. */
  String nowMillis() {
    return nowMillis;
  }
}
