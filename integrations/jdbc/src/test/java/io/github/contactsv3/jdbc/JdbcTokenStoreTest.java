package io.github.contactsv3.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.github.contactsv3.auth.EncryptionKeys;
import io.github.contactsv3.auth.TokenStores;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.errors.TokenStoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What goes wrong between a store and its database ends in an error that says what to do. */
class JdbcTokenStoreTest {
  private static final TokenKey KEY = TokenKey.location("app-1", "loc1");
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

  private static StoredToken token(long version) {
    return StoredToken.builder()
        .accessToken("CANARY-access-" + version)
        .refreshToken("CANARY-refresh")
        .issuedAt(AT)
        .expiresAt(AT.plusSeconds(86_399))
        .version(version)
        .build();
  }

  private static void assertRefuses(DataSource dataSource, String reason) {
    TokenStore store = JdbcTokenStore.of(dataSource);
    assertThatThrownBy(() -> store.compareAndSet(KEY, null, token(1)))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageStartingWith("cannot store the tokens of location loc1: ")
        .hasMessageContaining(reason)
        .message()
        .doesNotContain("CANARY");
    assertThatThrownBy(() -> store.tryLease(KEY, Duration.ofMinutes(1)))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void noTables_saysWhichFileCreatesThem() throws SQLException {
    for (DataSource empty : new DataSource[] {Servers.postgres(), Servers.h2()}) {
      assertRefuses(
          empty,
          "a table is missing: create the tables with contacts-v3/jdbc/R__contacts_v3_tokens.sql");
    }
  }

  @Test
  void tablesOfAnotherVersion_areNamed() throws SQLException {
    for (DataSource old : new DataSource[] {Servers.postgres(), Servers.h2()}) {
      Servers.run(
          old,
          "create table contacts_v3_token (client_id varchar(9), token_type varchar(9), id"
              + " varchar(9));"
              + "create table contacts_v3_lease (client_id varchar(9), token_type varchar(9), id"
              + " varchar(9))");
      assertRefuses(old, "a column is missing: the tables are of another version");
    }
  }

  @Test
  void tables_areCreatedAgainWithoutHarm() throws SQLException {
    for (DataSource twice : new DataSource[] {Servers.postgres(), Servers.h2()}) {
      Servers.withTables(twice);
      TokenStore store = JdbcTokenStore.of(twice);
      store.compareAndSet(KEY, null, token(1));
      Servers.withTables(twice);
      assertThat(store.load(KEY)).contains(token(1));
    }
  }

  @Test
  void userWithoutRights_andReadOnlyDatabase_areNamed() throws SQLException {
    DataSource mine = Servers.withTables(Servers.postgres());
    PGSimpleDataSource foreign = mine.unwrap(PGSimpleDataSource.class);
    Servers.run(mine, "drop role if exists guest; create role guest login");
    PGSimpleDataSource guest = new PGSimpleDataSource();
    guest.setUrl(foreign.getUrl());
    guest.setUser("guest");
    assertRefuses(guest, "the database user has no right to the tables: grant it select");
    PGSimpleDataSource replica = new PGSimpleDataSource();
    replica.setUrl(foreign.getUrl());
    replica.setUser("postgres");
    replica.setReadOnly(true);
    replica.setOptions("-c default_transaction_read_only=on");
    assertRefuses(replica, "the database is read-only: use the data source of the primary");
  }

  @Test
  void poolThatIsExhausted_isNamed() throws SQLException {
    try (HikariDataSource pool = Servers.pool(Servers.withTables(Servers.h2()), 1);
        Connection taken = pool.getConnection()) {
      assertThat(taken.isClosed()).isFalse();
      assertRefuses(pool, "no connection to the database in time: the pool is exhausted");
    }
  }

  @Test
  void statementThatTakesTooLong_isEnded() throws SQLException {
    DataSource locked = Servers.withTables(Servers.postgres());
    TokenStore store =
        JdbcTokenStore.builder(locked).statementTimeout(Duration.ofSeconds(1)).build();
    try (Connection holder = locked.getConnection()) {
      holder.setAutoCommit(false);
      holder.createStatement().execute("lock table contacts_v3_token");
      assertThatThrownBy(() -> store.load(KEY))
          .isInstanceOf(TokenStoreException.class)
          .hasMessage("cannot load the tokens of location loc1: the database took longer than 1 s");
    }
    assertThat(store.load(KEY)).isEmpty();
  }

  @Test
  void damagedAndForeignRows_areRefusedAndNeverOverwritten() throws SQLException {
    DataSource database = Servers.withTables(Servers.h2());
    TokenStore store = JdbcTokenStore.of(database);
    for (Map.Entry<String, String> damage :
        Map.of(
                "issued_at", "'CANARY'",
                "access_token", "''",
                "version", "0",
                "expires_at", "'2020-01-01T00:00:00Z'",
                "refresh_token", "'CANARY X'",
                "authorized_at", "'2020'")
            .entrySet()) {
      store.remove(KEY);
      store.compareAndSet(KEY, null, token(1));
      Servers.run(
          database, "update contacts_v3_token set " + damage.getKey() + " = " + damage.getValue());
      assertThatThrownBy(() -> store.load(KEY))
          .as(damage.getKey())
          .isInstanceOf(TokenStoreException.class)
          .hasMessageStartingWith("the row of location loc1 in contacts_v3_token was not written")
          .hasNoCause()
          .message()
          .doesNotContain("CANARY");
      assertThat(store.compareAndSet(KEY, null, token(1))).as(damage.getKey()).isFalse();
    }
  }

  @Test
  void otherDatabases_areRefusedInOneLine() {
    // The tables and the clock of the last two are written otherwise.
    for (String product : List.of("Oracle", "MySQL", "MariaDB")) {
      assertRefuses(
          wrapped(Servers.h2(), new AtomicInteger(), product),
          "the database " + product + " is not supported; PostgreSQL and H2 are");
    }
  }

  @Test
  void connectionsWithoutAutoCommit_areCommitted_andRolledBack() throws SQLException {
    DataSource database = Servers.withTables(Servers.postgres());
    try (HikariDataSource pool = Servers.pool(database, 2, false)) {
      TokenStore store = JdbcTokenStore.of(pool);
      assertThat(store.compareAndSet(KEY, null, token(1))).isTrue();
      assertThat(store.compareAndSet(KEY, null, token(1))).isFalse();
      assertThat(JdbcTokenStore.of(database).load(KEY)).contains(token(1));
      store.tryLease(KEY, Duration.ofMinutes(1)).orElseThrow().close();
    }
  }

  @Test
  void serializableTransactions_thatConflict_areTriedAgain() throws SQLException {
    DataSource database = Servers.withTables(Servers.h2());
    AtomicInteger conflicts = new AtomicInteger(3);
    TokenStore store = JdbcTokenStore.of(wrapped(database, conflicts, "H2"));
    assertThat(store.compareAndSet(KEY, null, token(1))).isTrue();
    assertThat(conflicts).hasNegativeValue();
    conflicts.set(100);
    assertThatThrownBy(() -> store.load(KEY))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining("the database reports SQLSTATE 40001");
  }

  /** The connections of a database that goes by another name and reports conflicts at first. */
  private static DataSource wrapped(DataSource real, AtomicInteger conflicts, String product) {
    return proxy(
        DataSource.class,
        real,
        (connection) ->
            proxy(
                Connection.class,
                (Connection) connection,
                (made) -> {
                  if (made instanceof DatabaseMetaData) {
                    return proxy(
                        DatabaseMetaData.class,
                        (DatabaseMetaData) made,
                        text -> text instanceof String ? product : text);
                  }
                  if (made instanceof java.sql.PreparedStatement
                      && conflicts.getAndDecrement() > 0) {
                    throw new SQLException("conflict", "40001");
                  }
                  return made;
                }));
  }

  @FunctionalInterface
  private interface Replacing {
    Object replace(Object result) throws SQLException;
  }

  private static <T> T proxy(Class<T> type, T real, Replacing replacing) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                Object result = method.invoke(real, arguments);
                return result == null || result instanceof ResultSet
                    ? result
                    : replacing.replace(result);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  @Test
  void schema_holdsTheTables() throws SQLException {
    DataSource database = Servers.postgres();
    Servers.run(database, "create schema crm");
    Servers.run(database, "set search_path to crm; " + Servers.tables());
    TokenStore store = JdbcTokenStore.builder(database).schema("crm").build();
    assertThat(store.compareAndSet(KEY, null, token(1))).isTrue();
    assertThat(store.load(KEY)).contains(token(1));
    assertThat(store).hasToString("JdbcTokenStore{crm.contacts_v3_token}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JdbcTokenStore.builder(database).schema("crm; drop table x"))
        .withMessageContaining("schema has a character other than");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JdbcTokenStore.builder(database).statementTimeout(Duration.ofMillis(10)));
  }

  @Test
  void encrypted_theDatabaseHoldsNoToken() throws SQLException {
    DataSource database = Servers.withTables(Servers.postgres());
    String key = Base64.getEncoder().encodeToString(new byte[32]);
    TokenStore store =
        TokenStores.encrypted(JdbcTokenStore.of(database), EncryptionKeys.ofBase64("k", key));
    store.compareAndSet(KEY, null, token(1));
    assertThat(store.load(KEY)).contains(token(1));
    assertThat(JdbcTokenStore.of(database).load(KEY).orElseThrow().accessToken())
        .startsWith("encrypted:1:");
  }
}
