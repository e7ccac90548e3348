package consumer.stores;

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

/** One server for all tests. */
final class Postgres {
  private static final EmbeddedPostgres SERVER = start();

  private Postgres() {}

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a pool, with the published tables in a database that had nothing. */
  static HikariDataSource withTables() throws IOException, SQLException {
    HikariConfig config = new HikariConfig();
    config.setDataSource(SERVER.getPostgresDatabase());
    config.setMaximumPoolSize(10);
    HikariDataSource pool = new HikariDataSource(config);
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop schema public cascade; create schema public");
      for (String name : new String[] {"quota", "tokens"}) {
        String file = "/contacts-v3/jdbc/R__contacts_v3_" + name + ".sql";
        try (InputStream in = Postgres.class.getResourceAsStream(file)) {
          statement.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return pool;
  }
}
