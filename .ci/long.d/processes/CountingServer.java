import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Serves contacts and counts requests with a strict sliding log of 100 in 10 s for each location, at
 * a random moment within a latency of 20 to 300 ms. Contact ids are {@code location-worker}. The
 * requests of workers whose names begin with {@code slow} take {@link #SLOW} ms and are counted at the
 * last moment.
 */
final class CountingServer implements AutoCloseable {
  static final int LIMIT = 100;
  static final long INTERVAL = TimeUnit.SECONDS.toNanos(10);

  /** Half a second less than an attempt may take, which is what sending may take on a busy machine. */
  static final long SLOW = 2_500;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Deque<Long>> logs = new HashMap<>();
  private final Map<String, Integer> byWorker = new HashMap<>();
  private final List<Long> accepted = new ArrayList<>();
  private final List<Long> refused = new ArrayList<>();
  private final long begin = System.nanoTime();

  CountingServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String id = path.substring(path.lastIndexOf('/') + 1);
    boolean slow = id.contains("-slow");
    long latency = slow ? SLOW : ThreadLocalRandom.current().nextLong(20, 301);
    long before = slow ? SLOW : ThreadLocalRandom.current().nextLong(latency + 1);
    sleep(before);
    int left = count(id);
    sleep(latency - before);
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("X-RateLimit-Max", String.valueOf(LIMIT));
    headers.set("X-RateLimit-Interval-Milliseconds", "10000");
    headers.set("X-RateLimit-Remaining", String.valueOf(Math.max(0, left)));
    String body =
        left < 0
            ? "{\"statusCode\":429,\"message\":\"Too Many Requests\"}"
            : "{\"contact\":{\"id\":\"" + id + "\"}}";
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(left < 0 ? 429 : 200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /** Returns how many requests are left, or -1 if this one is refused. */
  private synchronized int count(String id) {
    long now = System.nanoTime();
    Deque<Long> log =
        logs.computeIfAbsent(id.substring(0, id.indexOf('-')), key -> new ArrayDeque<>());
    while (!log.isEmpty() && now - log.peekFirst() >= INTERVAL) {
      log.removeFirst();
    }
    if (log.size() >= LIMIT) {
      refused.add(now - begin);
      return -1;
    }
    log.addLast(now);
    accepted.add(now - begin);
    byWorker.merge(id.substring(id.indexOf('-') + 1), 1, Integer::sum);
    return LIMIT - log.size();
  }

  synchronized int locations() {
    return logs.size();
  }

  synchronized int accepted() {
    return accepted.size();
  }

  synchronized int refused() {
    return refused.size();
  }

  synchronized int accepted(String worker) {
    return byWorker.getOrDefault(worker, 0);
  }

  /** The time of the run in nanoseconds. */
  long now() {
    return System.nanoTime() - begin;
  }

  /** The mean number of accepted requests in 10 s, in per cent of the limit, in a part of the run. */
  synchronized double fill(long from, long to) {
    long sum = 0;
    int samples = 0;
    long step = TimeUnit.MILLISECONDS.toNanos(50);
    for (long at = from + INTERVAL; at <= to; at += step) {
      long end = at;
      sum += accepted.stream().filter(time -> time > end - INTERVAL && time <= end).count();
      samples++;
    }
    return samples == 0 ? 0 : 100.0 * sum / samples / LIMIT;
  }

  /** When the first request after {@code from} was accepted that follows a pause, or -1. */
  synchronized long firstAfter(long from) {
    return accepted.stream().filter(time -> time > from).findFirst().orElse(-1L);
  }

  private static void sleep(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("the server ends"));
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
