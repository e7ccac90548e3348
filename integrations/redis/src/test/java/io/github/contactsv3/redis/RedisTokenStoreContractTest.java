package io.github.contactsv3.redis;

import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.testing.TokenStoreContract;
import org.junit.jupiter.api.AfterEach;
import redis.clients.jedis.UnifiedJedis;

class RedisTokenStoreContractTest extends TokenStoreContract {
  private final String prefix = Servers.prefix();
  private final UnifiedJedis jedis = Servers.connect();

  @AfterEach
  void close() {
    jedis.close();
  }

  @Override
  protected TokenStore store() {
    return RedisTokenStore.of(jedis, prefix);
  }
}
