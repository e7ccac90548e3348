package io.github.contactsv3.redis;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Runs commands whose failures say what to do. Each touches one key, so that a cluster needs no
 * hash tags. As thread-safe as the connections.
 */
final class Commands {
  static final String DEFAULT_PREFIX = "contacts-v3";
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_.:{}-]{1,100}");

  private final UnifiedJedis jedis;
  private final Purpose purpose;

  Commands(UnifiedJedis jedis, Purpose purpose) {
    this.jedis = Objects.requireNonNull(jedis, "jedis");
    this.purpose = purpose;
  }

  static String prefix(String prefix) {
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "prefix has a character other than letters, digits and _ . : { } -, or is too long");
    }
    return prefix;
  }

  /** Runs a script on one key. */
  Object eval(String what, String script, String key, List<String> arguments) {
    return run(what, connections -> connections.eval(script, List.of(key), arguments));
  }

  <T> T run(String what, Function<UnifiedJedis, T> command) {
    try {
      return command.apply(jedis);
    } catch (JedisException e) {
      throw purpose.failure("cannot " + what + ": " + RedisErrors.reason(e), e);
    }
  }
}
