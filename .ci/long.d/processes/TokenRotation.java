import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.TokenStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code STORE SECONDS KILLS}: processes share token pairs of 5 s through a real store, with and
 * without a grace of 30 s; then processes are killed at each point of a rotation, and another goes
 * on. Ends with 1 if a goal is missed.
 */
final class TokenRotation {
  private static final int PROCESSES = 4;
  private static final int THREADS = 8;
  private static final int LIFE = 5;

  /** How many processes are started and killed at a time. */
  private static final int WAVE = 10;

  private final String kind;
  private final boolean grace;
  private final Store store;
  private final TokenServer server;
  private final TokenStore tokens;
  private final List<Running> running = new ArrayList<>();
  private boolean missed;

  private record Running(Process process, BufferedReader out) {
    void tell(String line) throws IOException {
      process.getOutputStream().write((line + "\n").getBytes());
      process.getOutputStream().flush();
    }

    String await(String word) throws IOException {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(word)) {
          return line;
        }
        System.out.println("  a worker says: " + line);
      }
      throw new IllegalStateException("a worker ended before it said " + word);
    }
  }

  private TokenRotation(String kind, Store store, TokenServer server, boolean grace) {
    this.kind = kind;
    this.grace = grace;
    this.store = store;
    this.server = server;
    this.tokens = Store.tokens(store.address());
  }

  public static void main(String[] arguments) throws Exception {
    boolean missed = false;
    try (Store store = Store.start(arguments[0])) {
      for (boolean grace : new boolean[] {true, false}) {
        // A pair that was given to a process that died must still be of use when its lease ends.
        try (TokenServer ofLoad = new TokenServer(LIFE, grace);
            TokenServer ofKills = new TokenServer(600, grace)) {
          TokenRotation load = new TokenRotation(arguments[0], store, ofLoad, grace);
          TokenRotation kills = new TokenRotation(arguments[0], store, ofKills, grace);
          try {
            load.load("LOAD" + grace, Integer.parseInt(arguments[1]));
            for (TokenWorker.Point point : TokenWorker.Point.values()) {
              kills.kill(point, Integer.parseInt(arguments[2]));
            }
          } finally {
            load.end();
            kills.end();
          }
          missed |= load.missed || kills.missed;
        }
      }
    }
    System.exit(missed ? 1 : 0);
  }

  private void end() {
    running.forEach(worker -> worker.process.destroyForcibly());
  }

  /** Stores a pair whose access token has expired. */
  private void authorize(String location) {
    Instant before = Instant.now().minus(Duration.ofDays(2));
    boolean stored =
        tokens.compareAndSet(
            TokenWorker.key(location),
            null,
            StoredToken.builder()
                .accessToken("A-" + location + "-0")
                .refreshToken("R-" + location + "-0")
                .issuedAt(before)
                .expiresAt(before.plus(Duration.ofDays(1)))
                .locationId(location)
                .build());
    if (!stored) {
      throw new IllegalStateException("there is a pair already");
    }
  }

  private Running start(String point) throws IOException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "TokenWorker",
                store.address(),
                server.url(),
                point)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Running worker = new Running(process, process.inputReader());
    running.add(worker);
    return worker;
  }

  private void load(String location, int seconds) throws Exception {
    authorize(location);
    long since = System.currentTimeMillis();
    List<Running> workers = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      workers.add(start("none"));
    }
    for (Running worker : workers) {
      worker.await("READY");
      worker.tell("load " + location + " " + THREADS + " " + since);
    }
    Thread.sleep(seconds * 1000L);
    List<String> results = new ArrayList<>();
    for (Running worker : workers) {
      worker.tell("end");
      results.add(worker.await("RESULT"));
    }
    TokenServer.Counts counts = server.counts(location);
    System.out.printf("%s, %s: tokens of %d s, %d s%n", kind, title(), LIFE, seconds);
    results.forEach(result -> System.out.println("  " + result));
    long failed = results.stream().filter(result -> !result.endsWith("{}")).count();
    goal("processes with failed calls", failed, failed == 0, "0");
    goal("rotations", counts.rotations(), counts.rotations() >= seconds / LIFE, ">= one an expiry");
    goal("rotations before half a life", counts.early(), counts.early() == 0, "0");
    goal("refresh tokens sent twice", counts.repeats(), counts.repeats() == 0, "0");
    goal("refresh tokens refused", counts.refused(), counts.refused() == 0, "0");
  }

  private void kill(TokenWorker.Point point, int times) throws Exception {
    Running survivor = start("none");
    survivor.await("READY");
    Map<String, Integer> outcomes = new HashMap<>();
    long longest = 0;
    int lost = 0;
    int explained = 0;
    for (int first = 0; first < times; first += WAVE) {
      int last = Math.min(times, first + WAVE);
      List<Running> victims = new ArrayList<>();
      for (int i = first; i < last; i++) {
        victims.add(start(point.name()));
      }
      for (int i = first; i < last; i++) {
        String location = point.name().replace("_", "") + grace + i;
        authorize(location);
        Running victim = victims.get(i - first);
        victim.await("READY");
        victim.tell("once " + location);
        victim.await("AT");
        Store.signal("KILL", victim.process.pid());
        survivor.tell("once " + location);
      }
      for (int i = first; i < last; i++) {
        String[] words = survivor.await("DONE").split(" ", 4);
        longest = Math.max(longest, Long.parseLong(words[2]));
        if (!words[3].equals("OK")) {
          lost++;
          explained += words[3].contains("ended before its new tokens were stored") ? 1 : 0;
          outcomes.merge(words[3].replace(words[1], "LOCATION"), 1, Integer::sum);
        }
      }
    }
    survivor.tell("end");
    System.out.printf(
        "%s, %s: %d processes killed %s, longest call of another %.1f s%n",
        kind, title(), times, point.name().toLowerCase().replace('_', ' '), longest / 1e3);
    outcomes.keySet().stream().limit(1).forEach(line -> System.out.println("  " + line));
    boolean spent =
        point == TokenWorker.Point.AFTER_RESPONSE || point == TokenWorker.Point.BEFORE_STORE;
    int expected = spent && !grace ? times : 0;
    goal("lost pairs", lost, lost == expected, String.valueOf(expected));
    goal("of them explained", explained, explained == lost, "all");
  }

  private String title() {
    return grace ? "30 s of grace" : "no grace";
  }

  private void goal(String what, double value, boolean reached, String goal) {
    missed |= !reached;
    System.out.printf(
        "  %-30s %4.0f  goal %s: %s%n", what, value, goal, reached ? "reached" : "MISSED");
  }
}
