import io.github.contactsv3.resilience.spi.QuotaKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * {@code STORE SCENARIO SECONDS}: real processes share one quota through a real store; a line of
 * figures and a verdict for each goal. Ends with 1 if a goal is missed.
 */
final class ManyProcesses {
  private static final int PROCESSES = 4;

  /** The requests of a process that is killed take up to 3 s; the interval is 10 s. */
  private static final int SHORT_LEASE = 13;

  private static final int KILLS = 10;

  /** The time-out in seconds of calls that do not outlast an outage. */
  private static final int HASTY = 5;

  private final Store store;
  private final CountingServer server;
  private final Workers workers;
  private final String kind;
  private final String scenario;
  private final int seconds;
  private final List<String> verdicts = new ArrayList<>();
  private boolean missed;
  private long begin;
  private long end;
  private final List<Long> killedAt = new ArrayList<>();
  private List<Workers.Result> results = List.of();

  private ManyProcesses(String kind, String scenario, int seconds) throws Exception {
    this.kind = kind;
    this.scenario = scenario;
    this.seconds = seconds;
    this.store = Store.start(kind);
    this.server = new CountingServer();
    this.workers = new Workers(store, server);
  }

  public static void main(String[] arguments) throws Exception {
    ManyProcesses run =
        new ManyProcesses(arguments[0], arguments[1], Integer.parseInt(arguments[2]));
    try (run.store;
        run.server;
        run.workers) {
      run.run();
      run.report();
    }
    System.exit(run.missed ? 1 : 0);
  }

  private void run() throws Exception {
    switch (scenario) {
      case "apart" -> apart();
      case "busy" -> busy();
      case "uneven" -> uneven();
      case "kill" -> kill();
      case "early" -> early();
      case "outage" -> outage();
      case "share" -> share();
      case "loss" -> loss();
      case "clocks" -> clocks();
      case "faketime" -> faketime();
      case "export" -> export();
      case "locations" -> locations();
      default -> throw new IllegalArgumentException("no scenario is called " + scenario);
    }
  }

  private void startBusy() throws Exception {
    for (int i = 0; i < PROCESSES; i++) {
      workers.start(Workers.Plan.busy("p" + i));
    }
    awaitFirst();
  }

  /** An empty store makes all wait for an interval; the scenario begins with the first request. */
  private void awaitFirst() throws Exception {
    workers.awaitReady();
    for (int i = 0; i < 400 && server.accepted() == 0; i++) {
      Thread.sleep(100);
    }
    begin = server.now();
  }

  private void end() throws Exception {
    end = server.now();
    results = workers.end();
  }

  private void busy() throws Exception {
    startBusy();
    sleep(seconds);
    end();
    goalFill();
    double operations = sum(Workers.Result::operations) / (double) sum(Workers.Result::succeeded);
    goal("operations a call", operations, operations <= 1.3, "<= 1.3");
  }

  private void goalFill() {
    double least = kind.equals("redis") ? 97 : 96;
    double fill = server.fill(begin, end);
    goal("fill", fill, fill >= least, ">= " + least + " %");
  }

  /** The control: processes that share nothing must be refused, or the server does not count. */
  private void apart() throws Exception {
    for (int i = 0; i < PROCESSES; i++) {
      workers.startAlone(Workers.Plan.busy("p" + i));
    }
    workers.awaitReady();
    begin = server.now();
    sleep(seconds);
    end();
    goal("429s without a store", server.refused(), server.refused() > 0, "> 0");
  }

  private void uneven() throws Exception {
    workers.start(Workers.Plan.busy("p0"));
    for (int i = 1; i < PROCESSES; i++) {
      workers.start(Workers.Plan.busy("p" + i).light(1));
    }
    awaitFirst();
    // After the wait for the new store, the busy one sends a burst, and its permits return together
    // an interval later. Judged is what follows when latencies have spread them.
    sleep(20);
    begin = server.now();
    List<Integer> before = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      before.add(server.accepted("p" + i));
    }
    sleep(seconds);
    List<Integer> served = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      served.add(server.accepted("p" + i) - before.get(i));
    }
    end();
    double fill = server.fill(begin, end);
    goal("fill", fill, fill >= 95, ">= 95 %");
    for (int i = 1; i < PROCESSES; i++) {
      double part = 100.0 * served.get(i) / seconds;
      goal("p" + i + " got", part, part >= 95, ">= 95 %");
    }
  }

  /** Each process killed has requests under way that the service counts at the last moment. */
  private void kill() throws Exception {
    double least = 100;
    kills(SHORT_LEASE, KILLS);
    for (long killed : killedAt) {
      long free = killed + TimeUnit.SECONDS.toNanos(SHORT_LEASE + 1);
      least = Math.min(least, server.fill(free, free + TimeUnit.SECONDS.toNanos(11)));
    }
    goal("least fill after a lease", least, least >= 95, ">= 95 %");
  }

  /** The control: with permits that return before an interval has passed, requests are refused. */
  private void early() throws Exception {
    kills(1, 3);
    goal("429s with a lease of 1 s", server.refused(), server.refused() > 0, "> 0");
  }

  private void kills(int lease, int times) throws Exception {
    for (int i = 1; i < PROCESSES; i++) {
      workers.start(Workers.Plan.busy("p" + i).lease(SHORT_LEASE));
    }
    awaitFirst();
    for (int i = 0; i < times; i++) {
      String victim = "slow" + i;
      workers.start(Workers.Plan.busy(victim).lease(lease));
      workers.awaitReady();
      Thread.sleep(ThreadLocalRandom.current().nextInt(5_000, 8_000));
      workers.kill(victim);
      killedAt.add(server.now());
      sleep(SHORT_LEASE + 12);
    }
    end();
  }

  private void outage() throws Exception {
    startBusy();
    workers.start(Workers.Plan.busy("hasty").timeout(HASTY));
    sleep(12);
    store.pause(true);
    sleep(12);
    store.pause(false);
    sleep(12);
    store.end();
    sleep(12);
    store.restart();
    long back = server.now();
    sleep(seconds);
    end();
    long resumed = server.firstAfter(back);
    double wait = resumed < 0 ? 999 : (resumed - back) / 1e9;
    goal("s until it went on", wait, wait <= 14, "<= 14: one interval and a repeat");
    goalDeadline();
    Workers.Result hasty =
        results.stream().filter(r -> r.name().equals("hasty")).findFirst().orElseThrow();
    boolean typed =
        hasty.failures().contains("QuotaStoreException=")
            && hasty
                .failures()
                .replaceAll("(QuotaStore|RateLimited|Transport)Exception=", "")
                .matches("[{}, 0-9]+");
    goal("typed errors of hasty", hasty.asked() - hasty.succeeded(), typed, "QuotaStoreException");
    goal("its longest call, s", hasty.longest() / 1e3, hasty.longest() <= (HASTY + 2) * 1000L, "5");
  }

  /** The store ends; each process goes on with its part, until the store is back. */
  private void share() throws Exception {
    for (int i = 0; i < PROCESSES; i++) {
      workers.start(Workers.Plan.busy("p" + i).share(PROCESSES));
    }
    awaitFirst();
    sleep(12);
    store.end();
    // An interval and a second, and what it takes to notice.
    sleep(15);
    long open = server.now();
    sleep(seconds);
    double fill = server.fill(open, server.now());
    store.restart();
    sleep(15);
    end();
    goal("fill without the store", fill, fill >= 90, ">= 90 %");
    goalDeadline();
  }

  private void goalDeadline() {
    long longest = results.stream().mapToLong(Workers.Result::longest).max().orElse(0);
    goal("longest call, s", longest / 1e3, longest <= (Workers.Plan.TIMEOUT + 2) * 1000L, "<= its deadline");
  }

  private void loss() throws Exception {
    startBusy();
    sleep(12);
    store.empty();
    sleep(15);
    Object copy = store.copy();
    sleep(3);
    store.restore(copy);
    sleep(15);
    if (kind.equals("redis")) {
      store.end();
      store.restart();
      sleep(15);
    }
    end();
    goalDeadline();
  }

  private void clocks() throws Exception {
    for (int i = 0; i < PROCESSES; i++) {
      workers.start(Workers.Plan.busy("p" + i).ahead(i - 1));
    }
    awaitFirst();
    sleep(seconds);
    end();
    goalFill();
  }

  private void faketime() throws Exception {
    for (int i = 0; i < PROCESSES; i++) {
      workers.start(Workers.Plan.busy("p" + i).faked(i - 1));
    }
    awaitFirst();
    sleep(seconds);
    end();
    // Not judged: faketime sits between the JVM and each of its waits, and costs some of it.
    goal("fill", server.fill(begin, end), true, "reported");
  }

  private void export() throws Exception {
    for (int i = 0; i < PROCESSES - 1; i++) {
      workers.start(Workers.Plan.busy("p" + i).batch());
    }
    awaitFirst();
    sleep(12);
    workers.start(Workers.Plan.busy("users").light(2));
    sleep(seconds);
    end();
    long p99 =
        results.stream().filter(r -> r.name().equals("users")).findFirst().orElseThrow().p99();
    goal("p99 wait of users, ms", p99, p99 <= 300, "<= 300");
  }

  private void locations() throws Exception {
    for (int i = 0; i < PROCESSES; i++) {
      workers.start(Workers.Plan.busy("p" + i).at(1_000));
    }
    awaitFirst();
    sleep(seconds);
    long size = store.size();
    end();
    store.endLives();
    // A new row removes all rows whose time is over.
    Store.connect(store.address())
        .replace(new QuotaKey("processes", "new"), null, "1", Duration.ofHours(1));
    long swept = store.size();
    goal("locations", server.locations(), server.locations() >= 1_000, ">= 1,000");
    goal("rows", size, size >= 1_000 && size <= 1_001, "1,001");
    goal("rows once all are idle", swept, swept <= 2, "<= 2");
    long memory = results.stream().mapToLong(Workers.Result::memory).max().orElse(0);
    goal("MB of heap", memory, memory <= 64, "<= 64");
  }

  private void report() {
    if (!scenario.equals("apart") && !scenario.equals("early")) {
      goal("429s", server.refused(), server.refused() == 0, "0");
    }
    System.out.printf(
        "%s, %s: %d requests in %.0f s, %.2f operations a call%n",
        kind,
        scenario,
        server.accepted(),
        (end - begin) / 1e9,
        sum(Workers.Result::operations) / (double) Math.max(1, sum(Workers.Result::succeeded)));
    for (Workers.Result r : results) {
      System.out.printf(
          "  %-6s %5d calls, %5d succeeded, wait p50 %d ms, p99 %d ms, longest call %d ms, %d MB, %s%n",
          r.name(), r.asked(), r.succeeded(), r.median(), r.p99(), r.longest(), r.memory(), r.failures());
    }
    verdicts.forEach(System.out::println);
  }

  private long sum(java.util.function.ToLongFunction<Workers.Result> part) {
    return results.stream().mapToLong(part).sum();
  }

  private void goal(String what, double value, boolean reached, String goal) {
    missed |= !reached;
    verdicts.add(
        String.format("  %-24s %8.2f  goal %s: %s", what, value, goal, reached ? "reached" : "MISSED"));
  }

  private static void sleep(int seconds) throws InterruptedException {
    TimeUnit.SECONDS.sleep(seconds);
  }
}
