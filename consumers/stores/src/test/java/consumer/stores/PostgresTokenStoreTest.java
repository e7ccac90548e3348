package consumer.stores;

import com.zaxxer.hikari.HikariDataSource;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.jdbc.JdbcTokenStore;
import io.github.contactsv3.testing.TokenStoreContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PostgresTokenStoreTest extends TokenStoreContract {
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
  protected TokenStore store() {
    return JdbcTokenStore.of(pool);
  }
}
