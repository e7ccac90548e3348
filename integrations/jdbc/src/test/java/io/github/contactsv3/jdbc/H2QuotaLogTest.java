package io.github.contactsv3.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.github.contactsv3.resilience.spi.QuotaLog;
import io.github.contactsv3.testing.QuotaLogContract;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class H2QuotaLogTest extends QuotaLogContract {
  private HikariDataSource pool;

  @BeforeEach
  void open() throws SQLException {
    pool = Servers.pool(Servers.withQuotaTable(Servers.h2()), 8);
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Override
  protected QuotaLog log() {
    return JdbcQuotaLog.of(pool);
  }
}
