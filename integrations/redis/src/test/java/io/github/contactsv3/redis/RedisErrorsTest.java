package io.github.contactsv3.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.errors.QuotaStoreException;
import io.github.contactsv3.errors.TokenStoreException;
import io.github.contactsv3.resilience.spi.QuotaKey;
import io.github.contactsv3.resilience.spi.QuotaLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.providers.PooledConnectionProvider;

/** What goes wrong between a store and Redis ends in an error that says what to do. */
class RedisErrorsTest {
  private static final QuotaKey KEY = new QuotaKey("app-1", "loc1");
  private static final TokenKey TOKEN = TokenKey.location("app:1", "loc1");
  private static final Duration LIFE = Duration.ofHours(25);

  private final UnifiedJedis jedis = Servers.connect();

  @AfterEach
  void close() {
    jedis.close();
  }

  private static StoredToken token() {
    Instant at = Instant.parse("2026-11-22T10:00:00Z");
    return StoredToken.builder()
        .accessToken("CANARY-access")
        .issuedAt(at)
        .expiresAt(at.plusSeconds(86_399))
        .build();
  }

  private static void assertFails(UnifiedJedis to, String reason) {
    QuotaLog log = RedisQuotaLog.of(to, "other");
    assertThatThrownBy(() -> log.read(KEY))
        .isInstanceOf(QuotaStoreException.class)
        .hasMessageContaining("cannot read the quota of loc1: " + reason);
    TokenStore store = RedisTokenStore.of(to, "other");
    assertThatThrownBy(() -> store.compareAndSet(TOKEN, null, token()))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining("cannot store the tokens of location loc1: " + reason)
        .message()
        .doesNotContain("CANARY");
  }

  @Test
  void nobodyListens_isNamed() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    try (UnifiedJedis gone = new UnifiedJedis(new HostAndPort("127.0.0.1", port))) {
      assertFails(gone, "the connection to Redis failed or was ended");
    }
  }

  @Test
  void serverThatHangs_isNamedInTime() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        UnifiedJedis slow =
            new UnifiedJedis(
                new HostAndPort("127.0.0.1", silent.getLocalPort()),
                DefaultJedisClientConfig.builder().timeoutMillis(200).build())) {
      assertFails(slow, "Redis did not respond in time");
    }
  }

  @Test
  void userWithoutRights_andWrongPassword_areNamed() {
    jedis.sendCommand(
        Protocol.Command.ACL, "SETUSER", "guest", "on", ">secret", "+@connection", "~*");
    try (UnifiedJedis guest =
        Servers.connect(
            DefaultJedisClientConfig.builder().user("guest").password("secret").build())) {
      assertFails(guest, "the user of Redis lacks a right: allow it EVAL");
    }
    try (UnifiedJedis stranger =
        Servers.connect(
            DefaultJedisClientConfig.builder().user("guest").password("CANARY").build())) {
      assertFails(stranger, "Redis does not accept the user or the password");
    }
  }

  @Test
  void poolThatIsExhausted_isNamed() {
    ConnectionPoolConfig config = new ConnectionPoolConfig();
    config.setMaxTotal(1);
    config.setMaxWait(Duration.ofMillis(100));
    HostAndPort server = new HostAndPort("127.0.0.1", Servers.port());
    PooledConnectionProvider provider =
        new PooledConnectionProvider(server, DefaultJedisClientConfig.builder().build(), config);
    try (UnifiedJedis pool = new UnifiedJedis(provider);
        Connection taken = provider.getConnection()) {
      assertThat(taken.isConnected()).isTrue();
      assertFails(pool, "no connection to Redis in time: the pool is exhausted");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "READONLY You can't write against a read only replica.,Redis is a read-only replica",
    "OOM command not allowed when used memory > 'maxmemory'.,Redis is out of memory",
    "MISCONF Redis is configured to save RDB snapshots,Redis cannot write to its disk",
    "ERR Error running script: @user_script: 1: -READONLY You can't,Redis reports an error",
    "ERR Error running script: READONLY You can't,Redis is a read-only replica",
    "LOADING Redis is loading the dataset in memory,Redis is not ready (LOADING)",
    "CLUSTERDOWN The cluster is down,Redis is not ready (CLUSTERDOWN)",
    "ERR unknown,Redis reports an error"
  })
  void errorsOfTheServer_areExplained(String text, String reason) {
    assertThat(RedisErrors.reason(new JedisDataException(text))).startsWith(reason);
  }

  @Test
  void keysOfSomethingElse_areNamedAndKept() {
    String prefix = Servers.prefix();
    jedis.rpush(prefix + ":quota:" + KEY.name(), "foreign");
    jedis.rpush(prefix + ":token:app%3A1:LOCATION:loc1", "foreign");
    QuotaLog log = RedisQuotaLog.of(jedis, prefix);
    assertThatThrownBy(() -> log.replace(KEY, null, "1 a", LIFE))
        .isInstanceOf(QuotaStoreException.class)
        .hasMessageContaining("the key holds something else");
    TokenStore store = RedisTokenStore.of(jedis, prefix);
    assertThatThrownBy(() -> store.load(TOKEN))
        .isInstanceOf(TokenStoreException.class)
        .hasMessageContaining("the key holds something else");
    assertThat(jedis.llen(prefix + ":quota:" + KEY.name())).isEqualTo(1);
  }

  @Test
  void hashOfSomethingElse_isRefusedAndNeverOverwritten() {
    String prefix = Servers.prefix();
    TokenStore store = RedisTokenStore.of(jedis, prefix);
    String key = prefix + ":token:app%3A1:LOCATION:loc1";
    for (Map<String, String> fields :
        List.of(Map.of("name", "CANARY"), Map.of("version", "1", "access_token", "CANARY"))) {
      jedis.del(key);
      jedis.hset(key, fields);
      assertThatThrownBy(() -> store.load(TOKEN))
          .isInstanceOf(TokenStoreException.class)
          .hasMessageStartingWith("the hash of location loc1 in Redis was not written by this")
          .message()
          .doesNotContain("CANARY");
      assertThat(store.compareAndSet(TOKEN, null, token())).isFalse();
      assertThat(jedis.hgetAll(key)).isEqualTo(fields);
    }
  }

  @Test
  void flushedServer_hasNoAge() throws InterruptedException {
    String prefix = Servers.prefix();
    QuotaLog log = RedisQuotaLog.of(jedis, prefix);
    assertThat(log.age()).isZero();
    Thread.sleep(50);
    assertThat(log.age()).isBetween(Duration.ofMillis(40), Duration.ofMinutes(1));
    jedis.del(prefix + ":quota:since");
    assertThat(log.age()).isZero();
  }

  @Test
  void keys_expireADayAfterTheirLastUse() {
    String prefix = Servers.prefix();
    QuotaLog log = RedisQuotaLog.of(jedis, prefix);
    assertThat(log.replace(KEY, null, "1 a", LIFE)).isTrue();
    assertThat(jedis.ttl(prefix + ":quota:" + KEY.name())).isBetween(89_900L, 90_000L);
  }

  @Test
  void prefix_withOtherCharacters_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisQuotaLog.of(jedis, "a b"))
        .withMessageContaining("prefix has a character other than");
    assertThat(RedisTokenStore.of(jedis, "{crm}")).hasToString("RedisTokenStore{{crm}}");
  }
}
