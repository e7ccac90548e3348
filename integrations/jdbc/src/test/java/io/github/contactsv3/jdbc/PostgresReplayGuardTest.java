package io.github.contactsv3.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.github.contactsv3.testing.ReplayGuardContract;
import io.github.contactsv3.webhooks.spi.ReplayGuard;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PostgresReplayGuardTest extends ReplayGuardContract {
  private HikariDataSource pool;

  @BeforeEach
  void open() throws SQLException {
    pool = Servers.pool(Servers.withReplayTable(Servers.postgres()), 8);
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Override
  protected ReplayGuard guard() {
    return JdbcReplayGuard.of(pool);
  }
}
