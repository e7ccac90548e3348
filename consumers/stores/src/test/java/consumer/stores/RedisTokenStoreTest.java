package consumer.stores;

import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.redis.RedisTokenStore;
import io.github.contactsv3.testing.TokenStoreContract;
import java.util.UUID;
import redis.clients.jedis.UnifiedJedis;

class RedisTokenStoreTest extends TokenStoreContract {
  private final UnifiedJedis jedis = Redis.connect();
  private final String prefix = "t" + UUID.randomUUID();

  @Override
  protected TokenStore store() {
    return RedisTokenStore.of(jedis, prefix);
  }
}
