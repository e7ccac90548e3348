import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.jdbc.JdbcQuotaLog;
import io.github.contactsv3.jdbc.JdbcTokenStore;
import io.github.contactsv3.redis.RedisQuotaLog;
import io.github.contactsv3.redis.RedisTokenStore;
import io.github.contactsv3.resilience.spi.QuotaLog;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.UnifiedJedis;

/** A server of its own for one scenario, and what can happen to it. */
interface Store extends AutoCloseable {
  /** Returns the address for a worker. */
  String address();

  /** Stops all processes of the server with SIGSTOP, or continues them. */
  void pause(boolean paused) throws Exception;

  /** Ends the server. */
  void end() throws Exception;

  /** Starts it again where it was; Redis comes back empty. */
  void restart() throws Exception;

  /** Removes the state of the quota, as FLUSHALL or a new table does. */
  void empty() throws Exception;

  /** Reads the whole state. */
  Object copy() throws Exception;

  /** Brings an older state back, as a replica does that lagged. */
  void restore(Object copy) throws Exception;

  /** How many keys or rows there are. */
  long size() throws Exception;

  /** Brings the time to which unused keys or rows are kept to now. */
  void endLives() throws Exception;

  static Store start(String kind) throws Exception {
    return switch (kind) {
      case "redis" -> new RedisStore();
      case "postgres" -> new PostgresStore();
      default -> throw new IllegalArgumentException("no store is called " + kind);
    };
  }

  /** Connects as an application does, with its usual time-outs. */
  static QuotaLog connect(String address) {
    return address.startsWith("jdbc:")
        ? JdbcQuotaLog.of(pool(address))
        : RedisQuotaLog.of(jedis(address));
  }

  /** Connects to the tokens of the same server. */
  static TokenStore tokens(String address) {
    return address.startsWith("jdbc:")
        ? JdbcTokenStore.of(pool(address))
        : RedisTokenStore.of(jedis(address));
  }

  private static HikariDataSource pool(String address) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(address);
    config.setMaximumPoolSize(4);
    config.setConnectionTimeout(2_000);
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  private static UnifiedJedis jedis(String port) {
    return new UnifiedJedis(
        new HostAndPort("127.0.0.1", Integer.parseInt(port)),
        DefaultJedisClientConfig.builder().timeoutMillis(2_000).build());
  }

  static void signal(String signal, long pid) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(pid)).start();
    kill.waitFor();
  }
}
