package io.github.contactsv3.redis;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.UnifiedJedis;
import redis.embedded.RedisServer;

/** The Redis of the tests, which ends with the JVM. */
final class Servers {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final int PORT = start();

  private Servers() {}

  private static int start() {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    try {
      RedisServer server =
          RedisServer.newRedisServer()
              .port(port)
              .bind("127.0.0.1")
              .setting("save \"\"")
              .setting("appendonly no")
              .build();
      server.start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
    } catch (IOException | RuntimeException e) {
      // There is no binary for this platform.
      return abort("Redis does not start here: " + e.getMessage());
    }
    return port;
  }

  private static void stop(RedisServer server) {
    try {
      server.stop();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static UnifiedJedis connect() {
    return connect(DefaultJedisClientConfig.builder().build());
  }

  static UnifiedJedis connect(JedisClientConfig config) {
    return new UnifiedJedis(new HostAndPort("127.0.0.1", PORT), config);
  }

  static int port() {
    return PORT;
  }

  /** Returns a prefix that no test has used. */
  static String prefix() {
    return "test" + COUNT.incrementAndGet();
  }
}
