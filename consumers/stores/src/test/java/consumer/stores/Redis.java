package consumer.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.providers.PooledConnectionProvider;
import redis.embedded.RedisServer;

/** One server for all tests. */
final class Redis {
  private static final int PORT = start();

  private Redis() {}

  private static int start() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = free.getLocalPort();
      free.close();
      RedisServer server =
          RedisServer.newRedisServer()
              .port(port)
              .bind("127.0.0.1")
              .setting("save \"\"")
              .setting("appendonly no")
              .build();
      server.start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
      return port;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop(RedisServer server) {
    try {
      server.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static UnifiedJedis connect() {
    // The constructor that all versions have; those of applications are JedisPooled or RedisClient.
    return new UnifiedJedis(
        new PooledConnectionProvider(
            new HostAndPort("127.0.0.1", PORT), DefaultJedisClientConfig.builder().build()),
        1,
        Duration.ofSeconds(2));
  }
}
