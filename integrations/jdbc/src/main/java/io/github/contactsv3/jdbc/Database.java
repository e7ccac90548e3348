package io.github.contactsv3.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs one statement in a transaction of its own, for a limited time. */
final class Database {
  /** Transactions that conflict are serializable ones, by the pool's setting. */
  private static final int MOST_CONFLICTS = 10;

  private final DataSource dataSource;
  private final int timeoutSeconds;
  private final Purpose purpose;
  private volatile @Nullable Dialect dialect;

  Database(DataSource dataSource, Duration timeout, Purpose purpose) {
    this.dataSource = dataSource;
    this.timeoutSeconds = (int) timeout.toSeconds();
    this.purpose = purpose;
  }

  /** Reads a row. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Makes the text of a statement. */
  @FunctionalInterface
  interface Statement {
    String in(Dialect dialect);
  }

  /** Returns the first row, if there is one. */
  <T> Optional<T> first(
      String what, Statement statement, RowReader<T> reader, @Nullable Object... values) {
    return run(
        what,
        statement,
        prepared -> {
          try (ResultSet rows = prepared.executeQuery()) {
            return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
          }
        },
        values);
  }

  /** Returns how many rows were changed; none if there is one already with the key of an insert. */
  int update(String what, Statement statement, @Nullable Object... values) {
    return run(
        what,
        statement,
        prepared -> {
          try {
            return prepared.executeUpdate();
          } catch (SQLException e) {
            if (SqlErrors.isDuplicate(e)) {
              return 0;
            }
            throw e;
          }
        },
        values);
  }

  @FunctionalInterface
  private interface Work<T> {
    T with(PreparedStatement statement) throws SQLException;
  }

  private <T> T run(String what, Statement text, Work<T> work, @Nullable Object... values) {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = dataSource.getConnection()) {
        return in(connection, text, work, values);
      } catch (SQLException e) {
        // What was rolled back has changed nothing.
        if (!SqlErrors.isConflict(e) || attempt == MOST_CONFLICTS) {
          throw purpose.failure(
              "cannot " + what + ": " + SqlErrors.reason(e, timeoutSeconds, purpose), e);
        }
      } catch (UnsupportedOperationException e) {
        throw purpose.failure("cannot " + what + ": " + e.getMessage(), e);
      }
    }
  }

  private <T> T in(Connection connection, Statement text, Work<T> work, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(text.in(of(connection)))) {
      statement.setQueryTimeout(timeoutSeconds);
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      T result = work.with(statement);
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
      return result;
    } catch (SQLException | RuntimeException e) {
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
      throw e;
    }
  }

  private Dialect of(Connection connection) throws SQLException {
    Dialect known = dialect;
    if (known == null) {
      known = Dialect.of(connection);
      dialect = known;
    }
    return known;
  }
}
