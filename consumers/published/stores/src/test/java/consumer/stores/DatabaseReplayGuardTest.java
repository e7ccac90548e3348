package consumer.stores;

import io.github.contactsv3.jdbc.JdbcReplayGuard;
import io.github.contactsv3.testing.ReplayGuardContract;
import io.github.contactsv3.webhooks.spi.ReplayGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The published contract for replay guards, on the published guard, with the published table. */
class DatabaseReplayGuardTest extends ReplayGuardContract {
  private JdbcConnectionPool pool;

  @BeforeEach
  void createTable() throws SQLException {
    pool = JdbcConnectionPool.create("jdbc:h2:mem:replay;DB_CLOSE_DELAY=-1", "sa", "");
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop all objects");
      statement.execute("runscript from 'classpath:contacts-v3/jdbc/R__contacts_v3_replay.sql'");
    }
  }

  @AfterEach
  void close() {
    pool.dispose();
  }

  @Override
  protected ReplayGuard guard() {
    return JdbcReplayGuard.of(pool);
  }
}
