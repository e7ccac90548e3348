package consumer.stores;

import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.jdbc.JdbcTokenStore;
import io.github.contactsv3.testing.TokenStoreContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The published contract for stores, on the published store, with the published tables. */
class DatabaseStoreTest extends TokenStoreContract {
  private JdbcConnectionPool pool;

  @BeforeEach
  void createTables() throws SQLException {
    pool = JdbcConnectionPool.create("jdbc:h2:mem:tokens;DB_CLOSE_DELAY=-1", "sa", "");
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop all objects");
      statement.execute("runscript from 'classpath:contacts-v3/jdbc/R__contacts_v3_tokens.sql'");
    }
  }

  @AfterEach
  void close() {
    pool.dispose();
  }

  @Override
  protected TokenStore store() {
    return JdbcTokenStore.of(pool);
  }
}
