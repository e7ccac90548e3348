package io.github.contactsv3.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.testing.TokenStoreContract;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class H2TokenStoreTest extends TokenStoreContract {
  private HikariDataSource pool;

  @BeforeEach
  void open() throws SQLException {
    pool = Servers.pool(Servers.withTables(Servers.h2()), 8);
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
