import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The processes of a scenario. */
final class Workers implements AutoCloseable {
  private final String store;
  private final String url;
  private final List<Running> running = new ArrayList<>();
  private final Set<String> ready = new HashSet<>();

  private record Running(String name, Process process, BufferedReader out) {}

  /** Result that a process prints at its end; times in milliseconds, memory in MB. */
  record Result(
      String name,
      long asked,
      long succeeded,
      long operations,
      long median,
      long p99,
      long longest,
      long memory,
      String failures) {}

  Workers(Store store, CountingServer server) {
    this.store = store.address();
    this.url = server.url();
  }

  /** A process to start; changed copies of {@link #busy} are the others. */
  record Plan(
      String name,
      int threads,
      double rate,
      String priority,
      int locations,
      int timeout,
      int lease,
      int hoursAhead,
      int share,
      List<String> prefix) {
    static final int TIMEOUT = 30;

    /** Six threads that call all the time, with the default lease. */
    static Plan busy(String name) {
      return new Plan(name, 6, 0, "INTERACTIVE", 1, TIMEOUT, 40, 0, 0, List.of());
    }

    /** One thread that makes so many calls a second. */
    Plan light(double callsPerSecond) {
      return new Plan(
          name, 1, callsPerSecond, priority, locations, timeout, lease, hoursAhead, share, prefix);
    }

    Plan batch() {
      return new Plan(name, threads, rate, "BATCH", locations, timeout, lease, hoursAhead, share, prefix);
    }

    Plan at(int numberOfLocations) {
      return new Plan(
          name, threads, rate, priority, numberOfLocations, timeout, lease, hoursAhead, share, prefix);
    }

    Plan timeout(int seconds) {
      return new Plan(
          name, threads, rate, priority, locations, seconds, lease, hoursAhead, share, prefix);
    }

    Plan lease(int seconds) {
      return new Plan(
          name, threads, rate, priority, locations, timeout, seconds, hoursAhead, share, prefix);
    }

    /** With another clock in the client. */
    Plan ahead(int hours) {
      return new Plan(name, threads, rate, priority, locations, timeout, lease, hours, share, prefix);
    }

    /** Goes on with a part while the store fails. */
    Plan share(int processes) {
      return new Plan(
          name,
          threads,
          rate,
          priority,
          locations,
          timeout,
          lease,
          hoursAhead,
          processes,
          prefix);
    }

    /** With another clock of the whole process. */
    Plan faked(int hours) {
      return new Plan(
          name,
          threads,
          rate,
          priority,
          locations,
          timeout,
          lease,
          0,
          share,
          List.of("faketime", "-f", (hours < 0 ? "" : "+") + hours + "h"));
    }
  }

  void start(Plan plan) throws IOException {
    start(plan, store);
  }

  /** Starts a process with a quota of its own. */
  void startAlone(Plan plan) throws IOException {
    start(plan, "none");
  }

  private void start(Plan plan, String address) throws IOException {
    List<String> command = new ArrayList<>(plan.prefix);
    command.addAll(
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx96m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "Worker",
            address,
            url,
            plan.name));
    for (Object argument :
        List.of(
            plan.threads,
            plan.rate,
            plan.priority,
            plan.locations,
            plan.timeout,
            plan.lease,
            plan.hoursAhead,
            plan.share)) {
      command.add(argument.toString());
    }
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("DONT_FAKE_MONOTONIC", "1");
    Process process = builder.start();
    running.add(new Running(plan.name, process, process.inputReader()));
  }

  /** Waits until all that were started since the last time call. */
  void awaitReady() throws IOException {
    for (Running worker : running) {
      if (ready.add(worker.name) && !"READY".equals(worker.out.readLine())) {
        throw new IllegalStateException("worker " + worker.name + " did not start");
      }
    }
  }

  /** Kills a process with SIGKILL; it has no result. */
  void kill(String name) throws Exception {
    Running victim =
        running.stream().filter(worker -> worker.name.equals(name)).findFirst().orElseThrow();
    victim.process.destroyForcibly().waitFor();
    running.remove(victim);
  }

  List<Result> end() throws Exception {
    for (Running worker : running) {
      worker.process.getOutputStream().write('\n');
      worker.process.getOutputStream().flush();
    }
    List<Result> results = new ArrayList<>();
    for (Running worker : running) {
      String line = worker.out.readLine();
      while (line != null && !line.startsWith("RESULT ")) {
        if (!line.equals("READY")) {
          // What a library logs.
          System.out.println("  " + worker.name + ": " + line);
        }
        line = worker.out.readLine();
      }
      if (line == null) {
        throw new IllegalStateException("worker " + worker.name + " ended without a result");
      }
      String[] all = line.split(" ", 9);
      long[] n = new long[8];
      for (int i = 1; i < 8; i++) {
        n[i] = Long.parseLong(all[i]);
      }
      results.add(new Result(worker.name, n[1], n[2], n[3], n[4], n[5], n[6], n[7], all[8]));
    }
    return results;
  }

  @Override
  public void close() {
    running.forEach(worker -> worker.process.destroyForcibly());
  }
}
