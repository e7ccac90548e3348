package consumer.stores;

import com.zaxxer.hikari.HikariDataSource;
import io.github.contactsv3.resilience.spi.QuotaLog;
import io.github.contactsv3.jdbc.JdbcQuotaLog;
import io.github.contactsv3.testing.QuotaLogContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PostgresQuotaLogTest extends QuotaLogContract {
  private HikariDataSource pool;

  @BeforeEach
  void connect() throws Exception {
    pool = Postgres.withTables();
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
