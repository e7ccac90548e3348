package io.github.contactsv3.spring.boot.internal.store;

import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.redis.RedisQuotaLog;
import io.github.contactsv3.redis.RedisTokenStore;
import io.github.contactsv3.resilience.spi.QuotaLog;
import io.github.contactsv3.spring.boot.internal.settings.RedisSettings;
import redis.clients.jedis.UnifiedJedis;

/** Stores in Redis; apart, since the artifact may be absent. */
final class RedisStores {
  private RedisStores() {}

  static TokenStore tokenStore(UnifiedJedis jedis, RedisSettings settings) {
    return settings.prefix() == null
        ? RedisTokenStore.of(jedis)
        : RedisTokenStore.of(jedis, settings.prefix());
  }

  static QuotaLog quotaLog(UnifiedJedis jedis, RedisSettings settings) {
    return settings.prefix() == null
        ? RedisQuotaLog.of(jedis)
        : RedisQuotaLog.of(jedis, settings.prefix());
  }
}
