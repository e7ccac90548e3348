package io.github.contactsv3.jdbc;

import io.github.contactsv3.core.internal.Ranges;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Settings of a store. Not thread-safe. */
final class Settings {
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

  private final DataSource dataSource;
  private String prefix = "";
  private Duration statementTimeout = Duration.ofSeconds(5);

  Settings(DataSource dataSource) {
    this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
  }

  void schema(String schema) {
    if (!IDENTIFIER.matcher(schema).matches()) {
      throw new IllegalArgumentException(
          "schema has a character other than letters, digits and underscores, or is too long");
    }
    this.prefix = schema + ".";
  }

  void statementTimeout(Duration timeout) {
    this.statementTimeout =
        Ranges.check("statementTimeout", timeout, Duration.ofSeconds(1), Duration.ofMinutes(1));
  }

  Database database(Purpose purpose) {
    return new Database(dataSource, statementTimeout, purpose);
  }

  String table(String name) {
    return prefix + name;
  }
}
