package io.github.contactsv3.redis;

import io.github.contactsv3.webhooks.spi.ReplayGuard;
import java.time.Duration;
import java.util.Objects;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

/**
 * Remembers webhooks in Redis 6.2 or newer, or in Valkey, which any number of processes share.
 * Needs the artifact {@code contacts-v3-webhooks}, which this one does not bring.
 *
 * <pre>{@code
 * Webhooks webhooks = Webhooks.builder().replayGuard(RedisReplayGuard.of(jedis)).build();
 * }</pre>
 *
 * <p>Each event has a key that expires when it need not be remembered any longer. What a server
 * loses or evicts is not remembered: a handler may then run twice for an event that comes again.
 *
 * <p>The connections are the caller's, with their time-outs, and never closed here. Methods throw
 * {@link io.github.contactsv3.errors.ReplayGuardException} with what is wrong and what to do.
 * Thread-safe.
 */
public final class RedisReplayGuard implements ReplayGuard {
  private final Commands commands;
  private final String prefix;

  private RedisReplayGuard(UnifiedJedis jedis, String prefix) {
    this.commands = new Commands(jedis, Purpose.REPLAY);
    this.prefix = Commands.prefix(prefix) + ":replay:";
  }

  /**
   * Returns a guard whose keys begin with {@code contacts-v3}.
   *
   * @param jedis connections to the primary
   * @return a guard; nothing is asked of the server yet
   */
  public static RedisReplayGuard of(UnifiedJedis jedis) {
    return of(jedis, Commands.DEFAULT_PREFIX);
  }

  /**
   * Returns a guard.
   *
   * @param jedis connections to the primary
   * @param prefix what its keys begin with: 1 to 100 letters, digits and <code>_ . : { } -</code>
   * @return a guard; nothing is asked of the server yet
   * @throws IllegalArgumentException if the prefix has another character
   */
  public static RedisReplayGuard of(UnifiedJedis jedis, String prefix) {
    return new RedisReplayGuard(jedis, prefix);
  }

  @Override
  public boolean claim(String eventId, Duration atLeast) {
    Objects.requireNonNull(eventId, "eventId");
    SetParams ifNew = SetParams.setParams().nx().px(Math.max(1, atLeast.toMillis()));
    String what = "claim the event " + eventId;
    String response = commands.run(what, jedis -> jedis.set(prefix + eventId, "1", ifNew));
    return response != null;
  }

  @Override
  public void release(String eventId) {
    commands.run("release the event " + eventId, jedis -> jedis.del(prefix + eventId));
  }

  @Override
  public String toString() {
    return "RedisReplayGuard{" + prefix + "}";
  }
}
