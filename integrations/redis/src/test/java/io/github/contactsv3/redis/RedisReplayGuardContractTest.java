package io.github.contactsv3.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.errors.ReplayGuardException;
import io.github.contactsv3.testing.ReplayGuardContract;
import io.github.contactsv3.webhooks.spi.ReplayGuard;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.UnifiedJedis;

class RedisReplayGuardContractTest extends ReplayGuardContract {
  private final String prefix = Servers.prefix();
  private final UnifiedJedis jedis = Servers.connect();

  @AfterEach
  void close() {
    jedis.close();
  }

  @Override
  protected ReplayGuard guard() {
    return RedisReplayGuard.of(jedis, prefix);
  }

  @Test
  void claim_remembersAsLongAsAsked_andNoLonger() {
    RedisReplayGuard.of(jedis, prefix).claim("app/w-1", Duration.ofMinutes(10));

    assertThat(jedis.pttl(prefix + ":replay:app/w-1")).isBetween(500_000L, 600_000L);
  }

  @Test
  void claim_serverGone_isATypedError() {
    UnifiedJedis gone = new UnifiedJedis(new HostAndPort("127.0.0.1", 1));

    assertThatThrownBy(() -> RedisReplayGuard.of(gone).claim("app/w-1", Duration.ofMinutes(10)))
        .isInstanceOf(ReplayGuardException.class)
        .hasMessageStartingWith("cannot claim the event app/w-1: ");
  }
}
