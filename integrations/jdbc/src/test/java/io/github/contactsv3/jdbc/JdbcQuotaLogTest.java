package io.github.contactsv3.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.errors.QuotaStoreException;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.spi.QuotaGate;
import io.github.contactsv3.resilience.spi.QuotaKey;
import io.github.contactsv3.resilience.spi.QuotaLog;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What goes wrong between a quota and its database ends in an error that says what to do. */
class JdbcQuotaLogTest {
  private static final QuotaKey KEY = new QuotaKey("app-1", "loc1");
  private static final Duration LIFE = Duration.ofHours(25);

  private static QuotaGate quota(DataSource database) {
    return Quotas.builder().interval(Duration.ofMillis(100)).log(JdbcQuotaLog.of(database)).build();
  }

  @Test
  void noTable_failsTheFirstCallAtOnce_andSaysWhichFileCreatesIt() throws SQLException {
    for (DataSource empty : new DataSource[] {Servers.postgres(), Servers.h2()}) {
      QuotaGate quota = Quotas.builder().log(JdbcQuotaLog.of(empty)).build();
      assertThatThrownBy(() -> quota.acquire(KEY, Priority.INTERACTIVE, Duration.ofHours(1)))
          .isInstanceOf(QuotaStoreException.class)
          .hasMessageContaining("cannot read the quota of loc1: ")
          .hasMessageContaining(
              "a table is missing: create the tables with"
                  + " contacts-v3/jdbc/R__contacts_v3_quota.sql");
    }
  }

  @Test
  void tableOfAnotherVersion_isNamed() throws SQLException {
    DataSource old = Servers.h2();
    Servers.run(old, "create table contacts_v3_quota (quota_key varchar primary key)");
    assertThatThrownBy(() -> JdbcQuotaLog.of(old).read(KEY))
        .isInstanceOf(QuotaStoreException.class)
        .hasMessageContaining("a column is missing: the tables are of another version");
  }

  @Test
  void foreignRow_isNamedAndKept() throws SQLException {
    DataSource database = Servers.withQuotaTable(Servers.h2());
    QuotaLog log = JdbcQuotaLog.of(database);
    assertThat(log.replace(KEY, null, "what somebody else wrote", LIFE)).isTrue();
    QuotaGate quota = Quotas.builder().log(log).build();
    assertThatThrownBy(() -> quota.acquire(KEY, Priority.INTERACTIVE, Duration.ofSeconds(30)))
        .isInstanceOf(QuotaStoreException.class)
        .hasMessageContaining("the quota of loc1 in the store was written by another version");
    assertThat(log.read(KEY).text()).isEqualTo("what somebody else wrote");
  }

  @Test
  void poolThatIsExhausted_isNamedAtTheDeadline() throws Exception {
    try (HikariDataSource pool = Servers.pool(Servers.withQuotaTable(Servers.h2()), 1)) {
      QuotaGate quota = quota(pool);
      quota.acquire(KEY, Priority.INTERACTIVE, Duration.ofSeconds(30)).unused();
      quota.flush();
      try (Connection taken = pool.getConnection()) {
        assertThat(taken.isClosed()).isFalse();
        assertThatThrownBy(() -> quota.acquire(KEY, Priority.BATCH, Duration.ofSeconds(1)))
            .isInstanceOf(QuotaStoreException.class)
            .hasMessageContaining("no connection to the database in time: the pool is exhausted");
      }
      quota.acquire(KEY, Priority.INTERACTIVE, Duration.ofSeconds(30)).unused();
    }
  }

  @Test
  void age_isThatOfTheTable_andZeroAfterItWasEmptied() throws Exception {
    DataSource database = Servers.withQuotaTable(Servers.postgres());
    QuotaLog log = JdbcQuotaLog.of(database);
    Thread.sleep(50);
    assertThat(log.age()).isBetween(Duration.ofMillis(40), Duration.ofMinutes(1));
    Servers.run(database, "truncate contacts_v3_quota");
    assertThat(log.age()).isZero();
    Thread.sleep(50);
    assertThat(log.age()).isBetween(Duration.ofMillis(40), Duration.ofMinutes(1));
  }

  @Test
  void idleRows_areDeleted_onesInUseAreNot() throws Exception {
    DataSource database = Servers.withQuotaTable(Servers.h2());
    QuotaLog log = JdbcQuotaLog.of(database);
    for (int i = 0; i < 20; i++) {
      log.replace(new QuotaKey("app-1", "old" + i), null, "1", Duration.ZERO);
    }
    log.replace(KEY, null, "1", LIFE);
    assertThat(rows(database)).isEqualTo(2);
    assertThat(log.age()).isPositive();
  }

  private static int rows(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        ResultSet rows =
            connection.createStatement().executeQuery("select count(*) from contacts_v3_quota")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Test
  void tokensAndNamesOfApps_areNotInTheTable() throws Exception {
    DataSource database = Servers.withQuotaTable(Servers.h2());
    QuotaGate quota = quota(database);
    quota
        .acquire(new QuotaKey("CANARY-app", "loc1"), Priority.BATCH, Duration.ofSeconds(30))
        .completed(200, RateLimits.UNKNOWN);
    quota.flush();
    try (Connection connection = database.getConnection();
        ResultSet rows =
            connection.createStatement().executeQuery("select * from contacts_v3_quota")) {
      while (rows.next()) {
        assertThat(rows.getString(1) + rows.getString(2)).doesNotContain("CANARY");
      }
    }
  }
}
