package io.github.contactsv3.jdbc;

import io.github.contactsv3.webhooks.spi.ReplayGuard;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/**
 * Remembers webhooks in a table of a relational database, PostgreSQL or H2, which any number of
 * processes share. Needs the artifact {@code contacts-v3-webhooks}, which this one does not bring.
 *
 * <pre>{@code
 * Webhooks webhooks = Webhooks.builder().replayGuard(JdbcReplayGuard.of(dataSource)).build();
 * }</pre>
 *
 * <p>The table is created by the resource {@code contacts-v3/jdbc/R__contacts_v3_replay.sql} of
 * this artifact, with any tool for migrations. Each event has a row until it need not be remembered
 * any longer; about one claim in a hundred deletes those.
 *
 * <p>Each method is one statement in a transaction of its own, on a connection of the data source,
 * which should be a pool. Give the pool itself, not a proxy that takes part in the caller's
 * transactions. All times are the database's. Methods throw {@link
 * io.github.contactsv3.errors.ReplayGuardException} with what is wrong and what to do. Thread-safe.
 */
public final class JdbcReplayGuard implements ReplayGuard {
  private static final int CLAIMS_PER_SWEEP = 100;

  private final Database database;
  private final String table;

  private JdbcReplayGuard(Settings settings) {
    this.database = settings.database(Purpose.REPLAY);
    this.table = settings.table("contacts_v3_replay");
  }

  /**
   * Returns a guard with the default settings.
   *
   * @param dataSource gives connections, from a pool
   * @return a guard; nothing is asked of the database yet
   */
  public static JdbcReplayGuard of(DataSource dataSource) {
    return builder(dataSource).build();
  }

  /**
   * Returns a builder.
   *
   * @param dataSource gives connections, from a pool
   * @return a builder
   */
  public static JdbcBuilder<JdbcReplayGuard> builder(DataSource dataSource) {
    return new JdbcBuilder<>(dataSource, JdbcReplayGuard::new);
  }

  @Override
  public boolean claim(String eventId, Duration atLeast) {
    Objects.requireNonNull(eventId, "eventId");
    if (ThreadLocalRandom.current().nextInt(CLAIMS_PER_SWEEP) == 0) {
      sweep();
    }
    return database.update(
            "claim the event " + eventId,
            dialect ->
                "insert into "
                    + table
                    + " (event_id, ends_at_millis) values (?, "
                    + dialect.nowMillis()
                    + " + ?)"
                    + dialect.ignoringDuplicates(),
            eventId,
            atLeast.toMillis())
        == 1;
  }

  /** Deletes what need not be remembered any longer; until then it is, which does no harm. */
  void sweep() {
    database.update(
        "remove old events",
        dialect -> "delete from " + table + " where ends_at_millis <= " + dialect.nowMillis());
  }

  @Override
  public void release(String eventId) {
    database.update(
        "release the event " + eventId,
        dialect -> "delete from " + table + " where event_id = ?",
        eventId);
  }

  @Override
  public String toString() {
    return "JdbcReplayGuard{" + table + "}";
  }
}
