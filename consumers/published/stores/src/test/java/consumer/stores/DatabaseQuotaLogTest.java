package consumer.stores;

import io.github.contactsv3.jdbc.JdbcQuotaLog;
import io.github.contactsv3.resilience.spi.QuotaLog;
import io.github.contactsv3.testing.QuotaLogContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The published contract for logs of the quota, on the published log, with the published table. */
class DatabaseQuotaLogTest extends QuotaLogContract {
  private JdbcConnectionPool pool;

  @BeforeEach
  void createTable() throws SQLException {
    pool = JdbcConnectionPool.create("jdbc:h2:mem:quota;DB_CLOSE_DELAY=-1", "sa", "");
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop all objects");
      statement.execute("runscript from 'classpath:contacts-v3/jdbc/R__contacts_v3_quota.sql'");
    }
  }

  @AfterEach
  void close() {
    pool.dispose();
  }

  @Override
  protected QuotaLog log() {
    return JdbcQuotaLog.of(pool);
  }
}
