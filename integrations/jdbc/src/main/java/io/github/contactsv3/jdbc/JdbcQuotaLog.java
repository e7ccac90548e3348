package io.github.contactsv3.jdbc;

import io.github.contactsv3.resilience.spi.QuotaKey;
import io.github.contactsv3.resilience.spi.QuotaLog;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The quota in a table of a relational database, PostgreSQL or H2, which any number of processes
 * share.
 *
 * <pre>{@code
 * QuotaGate quota = Quotas.builder().log(JdbcQuotaLog.of(dataSource)).build();
 * }</pre>
 *
 * <p>The table is created by the resource {@code contacts-v3/jdbc/R__contacts_v3_quota.sql} of this
 * artifact, with any tool for migrations. Each app and location has one row of some kilobytes,
 * which is deleted a day after its last use.
 *
 * <p>Each operation is one statement in a transaction of its own, on a connection of the data
 * source, which should be a pool: one connection is enough for a process. Give the pool itself, not
 * a proxy that takes part in the caller's transactions. All times are the database's, so the clocks
 * of the processes do not matter. On PostgreSQL a change need not be on disk before it is used: a
 * crash of the database may lose the latest, which the processes notice and make up for by a wait.
 *
 * <p>Methods throw {@link io.github.contactsv3.errors.QuotaStoreException} with what is wrong and
 * what to do. Thread-safe.
 */
public final class JdbcQuotaLog implements QuotaLog {
  /** The row that tells since when the table is as it is. No key has this name. */
  private static final String SINCE = "-";

  private final Database database;
  private final String table;

  private JdbcQuotaLog(Settings settings) {
    this.database = settings.database(Purpose.QUOTA);
    this.table = settings.table("contacts_v3_quota");
  }

  /**
   * Returns a store with the default settings.
   *
   * @param dataSource gives connections, from a pool
   * @return a store; nothing is asked of the database yet
   */
  public static JdbcQuotaLog of(DataSource dataSource) {
    return builder(dataSource).build();
  }

  /**
   * Returns a builder.
   *
   * @param dataSource gives connections, from a pool
   * @return a builder
   */
  public static JdbcBuilder<JdbcQuotaLog> builder(DataSource dataSource) {
    return new JdbcBuilder<>(dataSource, JdbcQuotaLog::new);
  }

  @Override
  public Entry read(QuotaKey key) {
    return read("read the quota of " + key.location(), key.name());
  }

  private Entry read(String what, String name) {
    Optional<Entry> entry =
        database.first(
            what,
            dialect ->
                "select (select state from "
                    + table
                    + " where quota_key = ?) as state, "
                    + dialect.nowMillis()
                    + " as now_millis",
            row -> new Entry(row.getString("state"), row.getLong("now_millis")),
            name);
    return entry.orElseThrow();
  }

  @Override
  public boolean replace(QuotaKey key, @Nullable String expected, String next, Duration life) {
    Objects.requireNonNull(next, "next");
    String what = "change the quota of " + key.location();
    long millis = life.toMillis();
    if (expected == null) {
      sweep();
      return insert(what, key.name(), next, millis);
    }
    return database.update(
            what,
            dialect ->
                "update "
                    + table
                    + " set state = ?, ends_at_millis = "
                    + dialect.nowMillis()
                    + " + ? where quota_key = ? and state = ?"
                    + dialect.withoutWaitingForDisk(),
            next,
            millis,
            key.name(),
            expected)
        == 1;
  }

  private boolean insert(String what, String name, String state, long millis) {
    return database.update(
            what,
            dialect ->
                "insert into "
                    + table
                    + " (quota_key, state, ends_at_millis) values (?, ?, "
                    + dialect.nowMillis()
                    + " + ?)"
                    + dialect.ignoringDuplicates(),
            name,
            state,
            millis)
        == 1;
  }

  /** Rows are only ever added here, so that is enough to keep their number bounded. */
  private void sweep() {
    database.update(
        "remove idle quotas",
        dialect ->
            "delete from "
                + table
                + " where quota_key <> ? and ends_at_millis <= "
                + dialect.nowMillis(),
        SINCE);
  }

  @Override
  public Duration age() {
    String what = "read the age of the quota's table";
    Entry entry = read(what, SINCE);
    if (entry.text() == null) {
      insert(what, SINCE, String.valueOf(entry.millis()), 0);
      return Duration.ZERO;
    }
    try {
      return Duration.ofMillis(Math.max(0, entry.millis() - Long.parseLong(entry.text())));
    } catch (NumberFormatException e) {
      return Duration.ZERO;
    }
  }

  @Override
  public String toString() {
    return "JdbcQuotaLog{" + table + "}";
  }
}
