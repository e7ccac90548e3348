package io.github.contactsv3.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.github.contactsv3.errors.ReplayGuardException;
import io.github.contactsv3.testing.ReplayGuardContract;
import io.github.contactsv3.webhooks.spi.ReplayGuard;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class H2ReplayGuardTest extends ReplayGuardContract {
  private HikariDataSource pool;

  @BeforeEach
  void open() throws SQLException {
    pool = Servers.pool(Servers.withReplayTable(Servers.h2()), 8);
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Override
  protected ReplayGuard guard() {
    return JdbcReplayGuard.of(pool);
  }

  @Test
  void sweep_oldEvents_areGone_andRecentOnesStay() {
    JdbcReplayGuard guard = JdbcReplayGuard.of(pool);
    guard.claim("app/old", Duration.ofMillis(-1));
    guard.claim("app/recent", Duration.ofMinutes(1));

    guard.sweep();

    assertThat(guard.claim("app/old", Duration.ofMinutes(1))).isTrue();
    assertThat(guard.claim("app/recent", Duration.ofMinutes(1))).isFalse();
  }

  @Test
  void claim_withoutTheTable_saysWhatToDo() {
    try (HikariDataSource empty = Servers.pool(Servers.h2(), 1)) {
      assertThatThrownBy(() -> JdbcReplayGuard.of(empty).claim("app/w-1", Duration.ofMinutes(1)))
          .isInstanceOf(ReplayGuardException.class)
          .hasMessage(
              "cannot claim the event app/w-1: a table is missing: create the tables with"
                  + " contacts-v3/jdbc/R__contacts_v3_replay.sql of contacts-v3-jdbc");
    }
  }
}
