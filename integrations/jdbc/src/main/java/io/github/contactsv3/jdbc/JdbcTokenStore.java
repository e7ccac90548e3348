package io.github.contactsv3.jdbc;

import io.github.contactsv3.auth.spi.Lease;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.auth.spi.TokenStoreListeners;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Tokens in two tables of a relational database, PostgreSQL or H2, which any number of processes
 * share.
 *
 * <pre>{@code
 * TokenStore store = JdbcTokenStore.of(dataSource);
 * }</pre>
 *
 * <p>The tables are created by the resource {@code contacts-v3/jdbc/R__contacts_v3_tokens.sql} of
 * this artifact, with any tool for migrations. Tokens are stored in plain text; {@link
 * io.github.contactsv3.auth.TokenStores#encrypted} encrypts them.
 *
 * <p>Each method is one statement in a transaction of its own, on a connection of the data source,
 * which should be a pool. Give the pool itself, not a proxy that takes part in the caller's
 * transactions: what is rolled back there would be lost here. Leases end by the database's clock,
 * so the clocks of the processes do not matter. Changes by other processes are not announced to
 * listeners.
 *
 * <p>Methods throw {@link io.github.contactsv3.errors.TokenStoreException} with what is wrong and
 * what to do. The time to get a connection is the pool's to limit. Thread-safe.
 */
public final class JdbcTokenStore implements TokenStore {
  private static final String OF_KEY = " where client_id = ? and token_type = ? and id = ?";
  private static final String KEY_COLUMNS = "(client_id, token_type, id, ";

  private final Database database;
  private final String tokens;
  private final String leases;
  private final TokenStoreListeners listeners = new TokenStoreListeners();

  private JdbcTokenStore(Settings settings) {
    this.database = settings.database(Purpose.TOKENS);
    this.tokens = settings.table("contacts_v3_token");
    this.leases = settings.table("contacts_v3_lease");
  }

  /**
   * Returns a store with the default settings.
   *
   * @param dataSource gives connections, from a pool
   * @return a store; nothing is asked of the database yet
   */
  public static JdbcTokenStore of(DataSource dataSource) {
    return builder(dataSource).build();
  }

  /**
   * Returns a builder.
   *
   * @param dataSource gives connections, from a pool
   * @return a builder
   */
  public static JdbcBuilder<JdbcTokenStore> builder(DataSource dataSource) {
    return new JdbcBuilder<>(dataSource, JdbcTokenStore::new);
  }

  @Override
  public Optional<StoredToken> load(TokenKey key) {
    return database.first(
        "load the tokens of " + TokenRow.name(key),
        dialect -> "select " + TokenRow.COLUMNS + " from " + tokens + OF_KEY,
        row -> TokenRow.read(row, key),
        of(key));
  }

  @Override
  public boolean compareAndSet(TokenKey key, @Nullable StoredToken expected, StoredToken next) {
    Objects.requireNonNull(next, "next");
    String what = "store the tokens of " + TokenRow.name(key);
    @Nullable Object[] values = TokenRow.values(next);
    int changed =
        expected == null
            ? database.update(
                what,
                dialect ->
                    "insert into "
                        + tokens
                        + KEY_COLUMNS
                        + TokenRow.COLUMNS
                        + ") values (?, ?, ?, "
                        + String.join(
                            ", ", Stream.generate(() -> "?").limit(values.length).toList())
                        + ")"
                        + dialect.ignoringDuplicates(),
                join(of(key), values))
            : database.update(
                what,
                dialect ->
                    "update "
                        + tokens
                        + " set "
                        + TokenRow.COLUMNS.replace(",", " = ?,")
                        + " = ?"
                        + OF_KEY
                        + " and version = ?",
                join(join(values, of(key)), expected.version()));
    if (changed == 1) {
      listeners.changed(key, next);
    }
    return changed == 1;
  }

  @Override
  public void remove(TokenKey key) {
    database.update(
        "remove the tokens of " + TokenRow.name(key),
        dialect -> "delete from " + tokens + OF_KEY,
        of(key));
    listeners.changed(key, null);
  }

  @Override
  public Optional<Lease> tryLease(TokenKey key, Duration time) {
    String what = "lease the tokens of " + TokenRow.name(key);
    String holder = UUID.randomUUID().toString();
    long millis =
        Math.max(0, Math.min(time.toSeconds(), Duration.ofDays(1).toSeconds())) * 1000
            + Math.max(0, time.toMillisPart());
    int taken =
        database.update(
            what,
            dialect ->
                "update "
                    + leases
                    + " set holder = ?, ends_at_millis = "
                    + dialect.nowMillis()
                    + " + ?"
                    + OF_KEY
                    + " and ends_at_millis <= "
                    + dialect.nowMillis(),
            join(new Object[] {holder, millis}, of(key)));
    if (taken == 0) {
      taken =
          database.update(
              what,
              dialect ->
                  "insert into "
                      + leases
                      + KEY_COLUMNS
                      + "holder, ends_at_millis) values (?, ?, ?, ?, "
                      + dialect.nowMillis()
                      + " + ?)"
                      + dialect.ignoringDuplicates(),
              join(of(key), holder, millis));
    }
    return taken == 0 ? Optional.empty() : Optional.of(() -> end(key, holder));
  }

  private void end(TokenKey key, String holder) {
    database.update(
        "end the lease of " + TokenRow.name(key),
        dialect -> "delete from " + leases + OF_KEY + " and holder = ?",
        join(of(key), holder));
  }

  @Override
  public Runnable listen(Listener listener) {
    return listeners.add(listener);
  }

  private static Object[] of(TokenKey key) {
    return new Object[] {key.clientId(), key.type().name(), key.id()};
  }

  private static @Nullable Object[] join(@Nullable Object[] first, @Nullable Object... then) {
    return Stream.concat(Arrays.stream(first), Arrays.stream(then)).toArray();
  }

  @Override
  public String toString() {
    return "JdbcTokenStore{" + tokens + "}";
  }
}
