import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The processes of a scenario. */
final class Workers implements AutoCloseable {
  private final String store;
  private final String url;
  private final List<Running> running = new ArrayList<>();

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

  void start(String name, int threads, double rate, String priority, int locations, int timeout)
      throws IOException {
    start(List.of(), store, name, threads, rate, priority, locations, timeout);
  }

  /** Starts a process with a quota of its own. */
  void startAlone(String name, int threads, int timeout) throws IOException {
    start(List.of(), "none", name, threads, 0, "INTERACTIVE", 1, timeout);
  }

  /** Starts a busy process whose wall clock is shifted by some hours. */
  void startShifted(int hours, String name, int threads, int timeout) throws IOException {
    List<String> fake = List.of("faketime", "-f", (hours < 0 ? "" : "+") + hours + "h");
    start(fake, store, name, threads, 0, "INTERACTIVE", 1, timeout);
  }

  private void start(
      List<String> prefix,
      String address,
      String name,
      int threads,
      double rate,
      String priority,
      int locations,
      int timeout)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
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
            name));
    for (Object argument : List.of(threads, rate, priority, locations, timeout)) {
      command.add(argument.toString());
    }
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("DONT_FAKE_MONOTONIC", "1");
    Process process = builder.start();
    running.add(new Running(name, process, process.inputReader()));
  }

  void awaitReady() throws IOException {
    for (Running worker : running) {
      if (!"READY".equals(worker.out.readLine())) {
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
        // What a library logs.
        System.out.println("  " + worker.name + ": " + line);
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
