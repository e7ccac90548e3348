package io.github.contactsv3.redis;

import io.github.contactsv3.auth.spi.Lease;
import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenFields;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.auth.spi.TokenStoreListeners;
import io.github.contactsv3.errors.TokenStoreException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.UnifiedJedis;

/**
 * Tokens in Redis 6.2 or newer, or in Valkey, which any number of processes share.
 *
 * <pre>{@code
 * TokenStore store = TokenStores.encrypted(RedisTokenStore.of(jedis), keys);
 * }</pre>
 *
 * <p>Each token pair is a hash that never expires, each lease a key that does, by the server's
 * clock. Each operation is one script or command on one key. A refresh token that is lost can't be
 * had again: let Redis keep an append-only file ({@code appendfsync always}, or {@code everysec} if
 * the loss of a second is worth an authorization by hand), let {@code min-replicas-to-write} be 1
 * where a replica may take over, and let it evict no keys. Where that can't be, use a database.
 *
 * <p>Tokens are stored in plain text; {@link io.github.contactsv3.auth.TokenStores#encrypted}
 * encrypts them. Changes by other processes are not announced to listeners.
 *
 * <p>The connections are the caller's, with their time-outs, and never closed here. Methods throw
 * {@link TokenStoreException} with what is wrong and what to do. Thread-safe.
 */
public final class RedisTokenStore implements TokenStore {
  /** The expected version is empty if there must be no token. */
  private static final String REPLACE =
      "local version = redis.call('HGET', KEYS[1], 'version')"
          + " if not version and redis.call('EXISTS', KEYS[1]) == 1 then return 0 end"
          + " if (version or '') ~= ARGV[1] then return 0 end"
          + " redis.call('DEL', KEYS[1])"
          + " redis.call('HSET', KEYS[1], unpack(ARGV, 2))"
          + " return 1";

  private static final String LEASE =
      "if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return 1 end return 0";

  private static final String END =
      "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end"
          + " return 0";

  private final Commands commands;
  private final String prefix;
  private final TokenStoreListeners listeners = new TokenStoreListeners();

  private RedisTokenStore(UnifiedJedis jedis, String prefix) {
    this.commands = new Commands(jedis, Purpose.TOKENS);
    this.prefix = Commands.prefix(prefix);
  }

  /**
   * Returns a store whose keys begin with {@code contacts-v3}.
   *
   * @param jedis connections to the primary
   * @return a store; nothing is asked of the server yet
   */
  public static RedisTokenStore of(UnifiedJedis jedis) {
    return of(jedis, Commands.DEFAULT_PREFIX);
  }

  /**
   * Returns a store.
   *
   * @param jedis connections to the primary
   * @param prefix what its keys begin with: 1 to 100 letters, digits and <code>_ . : { } -</code>
   * @return a store; nothing is asked of the server yet
   * @throws IllegalArgumentException if the prefix has another character
   */
  public static RedisTokenStore of(UnifiedJedis jedis, String prefix) {
    return new RedisTokenStore(jedis, prefix);
  }

  @Override
  public Optional<StoredToken> load(TokenKey key) {
    String name = key("token", key);
    Map<String, String> fields =
        commands.run("load the tokens of " + name(key), jedis -> jedis.hgetAll(name));
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(TokenFields.read(fields));
    } catch (IllegalArgumentException e) {
      throw new TokenStoreException(
          "the hash of "
              + name(key)
              + " in Redis was not written by this library or is damaged: delete it and authorize"
              + " the app again",
          null);
    }
  }

  @Override
  public boolean compareAndSet(TokenKey key, @Nullable StoredToken expected, StoredToken next) {
    Objects.requireNonNull(next, "next");
    List<String> arguments = new ArrayList<>();
    arguments.add(expected == null ? "" : String.valueOf(expected.version()));
    TokenFields.of(next)
        .forEach(
            (field, text) -> {
              arguments.add(field);
              arguments.add(text);
            });
    String what = "store the tokens of " + name(key);
    boolean changed = commands.eval(what, REPLACE, key("token", key), arguments).equals(1L);
    if (changed) {
      listeners.changed(key, next);
    }
    return changed;
  }

  @Override
  public void remove(TokenKey key) {
    String name = key("token", key);
    commands.run("remove the tokens of " + name(key), jedis -> jedis.del(name));
    listeners.changed(key, null);
  }

  @Override
  public Optional<Lease> tryLease(TokenKey key, Duration time) {
    String holder = UUID.randomUUID().toString();
    long millis =
        Math.max(
            1,
            Math.min(time.toSeconds(), Duration.ofDays(1).toSeconds()) * 1000
                + time.toMillisPart());
    List<String> arguments = List.of(holder, String.valueOf(millis));
    String what = "lease the tokens of " + name(key);
    return commands.eval(what, LEASE, key("lease", key), arguments).equals(1L)
        ? Optional.of(() -> end(key, holder))
        : Optional.empty();
  }

  private void end(TokenKey key, String holder) {
    commands.eval("end the lease of " + name(key), END, key("lease", key), List.of(holder));
  }

  @Override
  public Runnable listen(Listener listener) {
    return listeners.add(listener);
  }

  private String key(String kind, TokenKey key) {
    return String.join(":", prefix, kind, part(key.clientId()), key.type().name(), part(key.id()));
  }

  /** Without a colon, which separates the parts. */
  private static String part(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String name(TokenKey key) {
    return key.type().name().toLowerCase(Locale.ROOT) + " " + key.id();
  }

  @Override
  public String toString() {
    return "RedisTokenStore{" + prefix + "}";
  }
}
