package io.github.contactsv3.redis;

import io.github.contactsv3.resilience.spi.QuotaLog;
import io.github.contactsv3.testing.QuotaLogContract;
import org.junit.jupiter.api.AfterEach;
import redis.clients.jedis.UnifiedJedis;

class RedisQuotaLogContractTest extends QuotaLogContract {
  private final String prefix = Servers.prefix();
  private final UnifiedJedis jedis = Servers.connect();

  @AfterEach
  void close() {
    jedis.close();
  }

  @Override
  protected QuotaLog log() {
    return RedisQuotaLog.of(jedis, prefix);
  }
}
