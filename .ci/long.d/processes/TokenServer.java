import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves contacts for valid access tokens, and rotates token pairs. A refresh token can
 * be used once; with a grace, the same pair is given again for 30 s. Each location has its own
 * pairs: {@code A-LOCATION-N} and {@code R-LOCATION-N}; N = 0 is spent with the first
 * refresh and has expired before.
 */
final class TokenServer implements AutoCloseable {
  private static final long GRACE = TimeUnit.SECONDS.toNanos(30);
  private static final Pattern REFRESH_TOKEN = Pattern.compile("refreshToken=([^&]*)");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Pairs> locations = new HashMap<>();
  private final long life;
  private final boolean grace;

  /** The newest pair of a location, and how it came about. */
  private static final class Pairs {
    int number;
    long issuedAt;
    final List<Long> allIssuedAt = new ArrayList<>(List.of(0L));
    int rotations;
    int repeats;
    int early;
    int refused;
  }

  /**
   * What became of a location.
   *
   * @param rotations new pairs
   * @param repeats the newest pair given again
   * @param early rotations before nearly half the life of the access token had passed
   * @param refused refresh tokens that were spent
   */
  record Counts(int rotations, int repeats, int early, int refused) {}

  private record Response(int status, String body) {}

  TokenServer(int lifeSeconds, boolean grace) throws IOException {
    this.life = TimeUnit.SECONDS.toNanos(lifeSeconds);
    this.grace = grace;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
    server.setExecutor(threads);
    server.createContext("/oauth/token", exchange -> handle(exchange, true));
    server.createContext("/", exchange -> handle(exchange, false));
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange, boolean refresh) throws IOException {
    byte[] request = exchange.getRequestBody().readAllBytes();
    pause();
    Response response =
        refresh
            ? refresh(new String(request, StandardCharsets.UTF_8))
            : contact(exchange.getRequestHeaders().getFirst("Authorization"));
    pause();
    byte[] body = response.body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    try (exchange) {
      exchange.sendResponseHeaders(response.status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private synchronized Response refresh(String form) {
    Matcher matcher = REFRESH_TOKEN.matcher(form);
    String[] parts =
        matcher.find()
            ? URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8).split("-")
            : new String[0];
    if (parts.length != 3) {
      return new Response(422, "{\"statusCode\":422,\"message\":\"no refresh token\"}");
    }
    Pairs pairs = locations.computeIfAbsent(parts[1], location -> new Pairs());
    int spent = Integer.parseInt(parts[2]);
    long now = System.nanoTime();
    if (spent == pairs.number) {
      pairs.rotations++;
      // The client refreshes when half of the life has passed since it asked; the first request of a
      // process takes long.
      pairs.early += pairs.number > 1 && now - pairs.issuedAt < 0.45 * life ? 1 : 0;
      pairs.number++;
      pairs.issuedAt = now;
      pairs.allIssuedAt.add(now);
    } else if (grace && spent == pairs.number - 1 && now - pairs.issuedAt < GRACE) {
      pairs.repeats++;
    } else {
      pairs.refused++;
      return new Response(
          400,
          "{\"statusCode\":400,\"error\":\"Bad Request\","
              + "\"message\":\"Invalid grant: refresh token is invalid\"}");
    }
    String name = parts[1] + "-" + pairs.number;
    return new Response(
        200,
        String.format(
            "{\"accessToken\":\"A-%s\",\"refreshToken\":\"R-%s\",\"expiresIn\":%d,"
                + "\"userType\":\"Location\",\"locationId\":\"%s\"}",
            name, name, TimeUnit.NANOSECONDS.toSeconds(life) * TokenWorker.HASTE, parts[1]));
  }

  private synchronized Response contact(String authorization) {
    String[] parts = String.valueOf(authorization).replace("Bearer ", "").split("-");
    Pairs pairs = parts.length == 3 ? locations.get(parts[1]) : null;
    int number = pairs == null ? 0 : Integer.parseInt(parts[2]);
    // An access token works until its end, also when another has been issued.
    boolean valid = number > 0 && System.nanoTime() - pairs.allIssuedAt.get(number) < life;
    return valid
        ? new Response(200, "{\"contact\":{\"id\":\"c1\"}}")
        : new Response(401, "{\"statusCode\":401,\"message\":\"Invalid JWT\"}");
  }

  synchronized Counts counts(String location) {
    Pairs pairs = locations.getOrDefault(location, new Pairs());
    return new Counts(pairs.rotations, pairs.repeats, pairs.early, pairs.refused);
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(5, 50));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the server ends", e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
