package io.github.contactsv3.redis;

import io.github.contactsv3.resilience.spi.QuotaKey;
import io.github.contactsv3.resilience.spi.QuotaLog;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.UnifiedJedis;

/**
 * The quota in Redis 6.2 or newer, or in Valkey, which any number of processes share.
 *
 * <pre>{@code
 * QuotaGate quota = Quotas.builder().log(RedisQuotaLog.of(jedis)).build();
 * }</pre>
 *
 * <p>Each app and location has one key of some kilobytes, which expires a day after its last use.
 * Each operation is one script on one key, on a single server, behind Sentinel or in a cluster. All
 * times are the server's, so the clocks of the processes do not matter. What a server loses,
 * because it was emptied or a replica took over, the processes notice and make up for by a wait;
 * keys need not be on disk. Let Redis evict no keys ({@code noeviction} or {@code volatile-*} with
 * room to spare): an evicted key costs a wait of an interval.
 *
 * <p>The connections are the caller's, with their time-outs, and never closed here. Methods throw
 * {@link io.github.contactsv3.errors.QuotaStoreException} with what is wrong and what to do.
 * Thread-safe.
 */
public final class RedisQuotaLog implements QuotaLog {
  private static final String READ =
      "local t = redis.call('TIME')"
          + " return {redis.call('GET', KEYS[1]), t[1] * 1000 + math.floor(t[2] / 1000)}";

  /** The expected text is empty if there must be none. */
  private static final String REPLACE =
      "local text = redis.call('GET', KEYS[1])"
          + " if (text or '') ~= ARGV[1] then return 0 end"
          + " redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])"
          + " return 1";

  private static final String AGE =
      "local t = redis.call('TIME')"
          + " local now = t[1] * 1000 + math.floor(t[2] / 1000)"
          + " local since = tonumber(redis.call('GET', KEYS[1]))"
          + " if since and since <= now then return now - since end"
          + " redis.call('SET', KEYS[1], string.format('%.0f', now))"
          + " return 0";

  private final Commands commands;
  private final String prefix;

  private RedisQuotaLog(UnifiedJedis jedis, String prefix) {
    this.commands = new Commands(jedis, Purpose.QUOTA);
    this.prefix = Commands.prefix(prefix) + ":quota:";
  }

  /**
   * Returns a store whose keys begin with {@code contacts-v3}.
   *
   * @param jedis connections to the primary
   * @return a store; nothing is asked of the server yet
   */
  public static RedisQuotaLog of(UnifiedJedis jedis) {
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
  public static RedisQuotaLog of(UnifiedJedis jedis, String prefix) {
    return new RedisQuotaLog(jedis, prefix);
  }

  @Override
  public Entry read(QuotaKey key) {
    List<?> response =
        (List<?>) commands.eval("read the quota of " + key.location(), READ, key(key), List.of());
    return new Entry((String) response.get(0), (Long) response.get(1));
  }

  @Override
  public boolean replace(QuotaKey key, @Nullable String expected, String next, Duration life) {
    Objects.requireNonNull(next, "next");
    if (expected != null && expected.isEmpty()) {
      // No text is empty, and to the script this means that there is none.
      return false;
    }
    List<String> arguments =
        List.of(
            expected == null ? "" : expected, next, String.valueOf(Math.max(1, life.toMillis())));
    String what = "change the quota of " + key.location();
    return commands.eval(what, REPLACE, key(key), arguments).equals(1L);
  }

  @Override
  public Duration age() {
    String what = "read the age of the quota";
    return Duration.ofMillis((Long) commands.eval(what, AGE, prefix + "since", List.of()));
  }

  private String key(QuotaKey key) {
    return prefix + key.name();
  }

  @Override
  public String toString() {
    return "RedisQuotaLog{" + prefix + "}";
  }
}
