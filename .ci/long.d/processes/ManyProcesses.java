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
  private static final int DEADLINE = 30;

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
      case "outage" -> outage();
      case "loss" -> loss();
      case "clocks" -> clocks();
      case "export" -> export();
      case "locations" -> locations();
      default -> throw new IllegalArgumentException("no scenario is called " + scenario);
    }
  }

  private void startBusy() throws Exception {
    for (int i = 0; i < PROCESSES; i++) {
      workers.start("p" + i, 6, 0, "INTERACTIVE", 1, DEADLINE);
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
      workers.startAlone("p" + i, 6, DEADLINE);
    }
    workers.awaitReady();
    begin = server.now();
    sleep(seconds);
    end();
    goal("429s without a store", server.refused(), server.refused() > 0, "> 0");
  }

  private void uneven() throws Exception {
    workers.start("p0", 6, 0, "INTERACTIVE", 1, DEADLINE);
    for (int i = 1; i < PROCESSES; i++) {
      workers.start("p" + i, 1, 1, "INTERACTIVE", 1, DEADLINE);
    }
    awaitFirst();
    // The first calls of all have waited together for the new store; judged is what follows.
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

  private void kill() throws Exception {
    startBusy();
    Thread.sleep(ThreadLocalRandom.current().nextInt(11_000, 15_000));
    workers.kill("p" + ThreadLocalRandom.current().nextInt(PROCESSES));
    long killed = server.now();
    // The lease of 40 s and 1 s, then a window that the permits of the dead process are part of.
    sleep(41 + seconds);
    end();
    double before = server.fill(killed, killed + TimeUnit.SECONDS.toNanos(40));
    double after = server.fill(killed + TimeUnit.SECONDS.toNanos(41), end);
    goal("fill during the lease", before, true, "reported");
    goal("fill after the lease", after, after >= 95, ">= 95 %");
  }

  private void outage() throws Exception {
    startBusy();
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
  }

  private void goalDeadline() {
    long longest = results.stream().mapToLong(Workers.Result::longest).max().orElse(0);
    goal("longest call, s", longest / 1e3, longest <= (DEADLINE + 2) * 1000L, "<= its deadline");
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
    int hour = -1;
    for (int i = 0; i < PROCESSES; i++, hour++) {
      workers.startShifted(hour, "p" + i, 6, DEADLINE);
    }
    awaitFirst();
    sleep(seconds);
    end();
    // Not judged: faketime sits between the JVM and each of its waits, and may cost some of it.
    goal("fill", server.fill(begin, end), true, "reported");
  }

  private void export() throws Exception {
    for (int i = 0; i < PROCESSES - 1; i++) {
      workers.start("p" + i, 6, 0, "BATCH", 1, DEADLINE);
    }
    awaitFirst();
    sleep(12);
    workers.start("users", 2, 1, "INTERACTIVE", 1, DEADLINE);
    sleep(seconds);
    end();
    long p99 =
        results.stream().filter(r -> r.name().equals("users")).findFirst().orElseThrow().p99();
    goal("p99 wait of users, ms", p99, p99 <= 300, "<= 300");
  }

  private void locations() throws Exception {
    for (int i = 0; i < PROCESSES; i++) {
      workers.start("p" + i, 6, 0, "INTERACTIVE", 1_000, DEADLINE);
    }
    awaitFirst();
    sleep(seconds);
    long size = store.size();
    end();
    goal("rows", size, size <= 1_001, "<= 1,001");
    long memory = results.stream().mapToLong(Workers.Result::memory).max().orElse(0);
    goal("MB of heap", memory, memory <= 64, "<= 64");
  }

  private void report() {
    if (!scenario.equals("apart")) {
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
