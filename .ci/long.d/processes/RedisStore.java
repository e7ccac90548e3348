import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import redis.clients.jedis.Jedis;
import redis.embedded.RedisServer;

final class RedisStore implements Store {
  private final int port;
  private RedisServer server;

  RedisStore() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    restart();
  }

  @Override
  public String address() {
    return String.valueOf(port);
  }

  @Override
  public void pause(boolean paused) throws Exception {
    for (ProcessHandle child : ProcessHandle.current().children().toList()) {
      if (child.info().command().orElse("").contains("redis")) {
        Store.signal(paused ? "STOP" : "CONT", child.pid());
      }
    }
  }

  @Override
  public void end() throws Exception {
    server.stop();
  }

  @Override
  public void restart() throws Exception {
    String own = System.getProperty("redis.executable");
    server =
        (own == null
                ? RedisServer.newRedisServer()
                : RedisServer.newRedisServer().executableProvider(() -> new File(own)))
            .port(port)
            .bind("127.0.0.1")
            .setting("save \"\"")
            .setting("appendonly no")
            .build();
    server.start();
  }

  @Override
  public void empty() {
    try (Jedis jedis = new Jedis("127.0.0.1", port)) {
      jedis.flushAll();
    }
  }

  @Override
  public Object copy() {
    Map<String, String> copy = new HashMap<>();
    try (Jedis jedis = new Jedis("127.0.0.1", port)) {
      jedis.keys("*").forEach(key -> copy.put(key, jedis.get(key)));
    }
    return copy;
  }

  @Override
  public void restore(Object copy) {
    try (Jedis jedis = new Jedis("127.0.0.1", port)) {
      ((Map<?, ?>) copy).forEach((key, value) -> jedis.set((String) key, (String) value));
    }
  }

  @Override
  public void endLives() throws Exception {
    try (Jedis jedis = new Jedis("127.0.0.1", port)) {
      for (String key : jedis.keys("*")) {
        if (jedis.pttl(key) > 0) {
          jedis.pexpire(key, 1);
        }
      }
    }
    Thread.sleep(500);
  }

  @Override
  public long size() {
    try (Jedis jedis = new Jedis("127.0.0.1", port)) {
      return jedis.dbSize();
    }
  }

  @Override
  public void close() throws Exception {
    end();
  }
}
