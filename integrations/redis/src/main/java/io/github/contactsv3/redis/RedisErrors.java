package io.github.contactsv3.redis;

import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/** Translates errors of Redis to what to do. The texts of the server stay in the cause. */
final class RedisErrors {
  private static final Pattern WORD_END = Pattern.compile("[ :]+");

  private RedisErrors() {}

  static String reason(JedisException e) {
    String text = e.getMessage() == null ? "" : e.getMessage();
    // Scripts report errors of their commands with text of their own around them.
    for (String word : WORD_END.splitAsStream(text).toList()) {
      switch (word) {
        case "NOAUTH", "WRONGPASS" -> {
          return "Redis does not accept the user or the password";
        }
        case "NOPERM" -> {
          return "the user of Redis lacks a right: allow it EVAL, GET, SET, HGET, HGETALL, HSET, DEL,"
              + " PTTL, PEXPIRE and TIME on the keys with this prefix";
        }
        case "READONLY" -> {
          return "Redis is a read-only replica: connect to the primary";
        }
        case "OOM" -> {
          return "Redis is out of memory: raise maxmemory or evict other keys";
        }
        case "MISCONF" -> {
          return "Redis cannot write to its disk and refuses changes";
        }
        case "LOADING", "BUSY", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN" -> {
          return "Redis is not ready (" + word + ")";
        }
        case "WRONGTYPE" -> {
          return "the key holds something else: delete it, or choose another prefix";
        }
        default -> {}
      }
    }
    return ofConnection(e);
  }

  private static String ofConnection(JedisException e) {
    if (causedBy(e, SocketTimeoutException.class)) {
      return "Redis did not respond in time";
    }
    if (causedBy(e, NoSuchElementException.class)) {
      return "no connection to Redis in time: the pool is exhausted";
    }
    if (e instanceof JedisConnectionException || text(e).contains("resource")) {
      return "the connection to Redis failed or was ended";
    }
    return "Redis reports an error";
  }

  private static boolean causedBy(Throwable e, Class<?> type) {
    for (@Nullable Throwable at = e; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return true;
      }
    }
    return false;
  }

  private static String text(JedisException e) {
    return e.getMessage() == null ? "" : e.getMessage().toLowerCase(Locale.ROOT);
  }
}
