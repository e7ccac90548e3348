package io.github.contactsv3.jdbc;

import static org.junit.jupiter.api.Assumptions.abort;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** The databases of the tests: one PostgreSQL of this JVM, any number of H2. */
final class Servers {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private Servers() {}

  /** Starts with the first test that needs it, ends with the JVM. */
  private static final class Postgres {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (IllegalStateException e) {
        // There is no binary for this platform.
        return abort("PostgreSQL does not start here: " + e.getMessage());
      }
    }
  }

  /** Returns an empty database. */
  static DataSource postgres() throws SQLException {
    String name = "test" + COUNT.incrementAndGet();
    run(Postgres.SERVER.getPostgresDatabase(), "create database " + name);
    return Postgres.SERVER.getDatabase("postgres", name);
  }

  static DataSource h2() {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setUrl("jdbc:h2:mem:test" + COUNT.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
    return dataSource;
  }

  static HikariDataSource pool(DataSource dataSource, int size) {
    return pool(dataSource, size, true);
  }

  static HikariDataSource pool(DataSource dataSource, int size, boolean autoCommit) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(dataSource);
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(250);
    config.setAutoCommit(autoCommit);
    return new HikariDataSource(config);
  }

  static DataSource withTables(DataSource dataSource) throws SQLException {
    run(dataSource, tables());
    return dataSource;
  }

  static DataSource withQuotaTable(DataSource dataSource) throws SQLException {
    run(dataSource, resource("R__contacts_v3_quota.sql"));
    return dataSource;
  }

  static DataSource withReplayTable(DataSource dataSource) throws SQLException {
    run(dataSource, resource("R__contacts_v3_replay.sql"));
    return dataSource;
  }

  static String tables() {
    return resource("R__contacts_v3_tokens.sql");
  }

  private static String resource(String name) {
    try (InputStream in = Servers.class.getResourceAsStream("/contacts-v3/jdbc/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void run(DataSource dataSource, String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
