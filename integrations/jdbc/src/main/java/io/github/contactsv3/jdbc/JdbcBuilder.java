package io.github.contactsv3.jdbc;

import java.time.Duration;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Builds a store in a database. Not thread-safe.
 *
 * @param <T> the store
 */
public final class JdbcBuilder<T> {
  private final Settings settings;
  private final Function<Settings, T> constructor;

  JdbcBuilder(DataSource dataSource, Function<Settings, T> constructor) {
    this.settings = new Settings(dataSource);
    this.constructor = constructor;
  }

  /**
   * Sets the schema of the tables. Default: what the connection has.
   *
   * @param schema letters, digits and underscores
   * @return this builder
   * @throws IllegalArgumentException if it has another character
   */
  public JdbcBuilder<T> schema(String schema) {
    settings.schema(schema);
    return this;
  }

  /**
   * Sets how long one statement may take. Default: 5 s.
   *
   * @param timeout 1 s to 1 min, in whole seconds
   * @return this builder
   * @throws IllegalArgumentException if it is out of range
   */
  public JdbcBuilder<T> statementTimeout(Duration timeout) {
    settings.statementTimeout(timeout);
    return this;
  }

  /**
   * Returns the store.
   *
   * @return a store; nothing is asked of the database yet
   */
  public T build() {
    return constructor.apply(settings);
  }
}
