package consumer.stores;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.contactsv3.redis.RedisQuotaLog;
import io.github.contactsv3.resilience.spi.QuotaLog;
import io.github.contactsv3.testing.QuotaLogContract;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.UnifiedJedis;

class RedisQuotaLogTest extends QuotaLogContract {
  private final UnifiedJedis jedis = Redis.connect();
  private final String prefix = "q" + UUID.randomUUID();

  @Override
  protected QuotaLog log() {
    return RedisQuotaLog.of(jedis, prefix);
  }

  /** Or the row would show nothing. */
  @Test
  void jedis_isTheOneOfTheDependencyManagement() {
    String jar = UnifiedJedis.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    String expected = "jedis-" + System.getProperty("jedis.expected") + ".jar";
    assertTrue(jar.endsWith("/" + expected), () -> jar + " is not " + expected);
  }
}
