import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads eight locations with a cluster of Spark, and says how well. */
public final class Fleet {
  private static final int LOCATIONS = 8;
  private static final int QUOTA = 20;
  private static final int PAGE = 500;
  private static final int ROUNDS = 4;
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final Pattern RESULT = Pattern.compile("(?m)^RESULT (\\d+) (\\d+)$");
  private static final Pattern WRITTEN = Pattern.compile("(?m)^WRITTEN (\\d+) (\\d+)$");
  private static final Pattern MERGED = Pattern.compile("(?m)^MERGED (\\d+)$");

  private final Path work;
  private final Path sandboxJar;
  private final int contacts;
  private final Table table = new Table();

  private Fleet(Path work, Path sandboxJar, int contacts) {
    this.work = work;
    this.sandboxJar = sandboxJar;
    this.contacts = contacts;
  }

  /** Arguments: working folder, jar of the sandbox, contacts of a location, scenarios. */
  public static void main(String[] arguments) throws Exception {
    Fleet fleet =
        new Fleet(
            Path.of(arguments[0]).toAbsolutePath(),
            Path.of(arguments[1]).toAbsolutePath(),
            Integer.parseInt(arguments[2]));
    fleet.run(List.of(arguments).subList(3, arguments.length));
    System.exit(fleet.table.failed() ? 1 : 0);
  }

  private void run(List<String> scenarios) throws Exception {
    try (Cluster cluster = new Cluster(work);
        Sandbox sandbox = new Sandbox(work, sandboxJar, "off", LOCATIONS, contacts)) {
      for (String scenario : scenarios) {
        switch (scenario) {
          case "speed" -> speed(cluster, sandbox);
          case "kill" -> kill(cluster, sandbox);
          case "speculation" -> speculation(cluster, sandbox);
          case "quota" -> quota(cluster, sandbox);
          default -> throw new IllegalArgumentException("no scenario is called " + scenario);
        }
      }
      tokens(cluster);
    }
  }

  private List<String> steps(String name, List<String> locations, String... steps) {
    List<String> arguments = new ArrayList<>();
    arguments.add(work.resolve("out-" + name).toString());
    arguments.add(String.join(",", locations));
    arguments.addAll(List.of(steps));
    return arguments;
  }

  private static void awaitSuccess(Program program) throws IOException, InterruptedException {
    if (program.await(600) != 0) {
      throw new IllegalStateException("a program has failed, see " + program.log);
    }
  }

  /** Rows in a second of each round. */
  private static double[] speeds(Program program, Pattern pattern) throws IOException {
    return pattern
        .matcher(program.output())
        .results()
        .mapToDouble(
            found -> 1000.0 * Long.parseLong(found.group(1)) / Long.parseLong(found.group(2)))
        .toArray();
  }

  private static long number(Program program, Pattern pattern) throws IOException {
    return pattern
        .matcher(program.output())
        .results()
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .findFirst()
        .orElse(-1);
  }

  /** The rows of the last round. */
  private static long last(Program program, Pattern pattern) throws IOException {
    return pattern
        .matcher(program.output())
        .results()
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .reduce(-1, (one, next) -> next);
  }

  /** The first rounds load and compile classes, in Spark far more of them. */
  private void speed(Cluster cluster, Sandbox sandbox) throws Exception {
    double[] plain;
    try (Program plainRead =
        Program.start(
            work.resolve("plain.log"),
            Map.of(),
            500,
            List.of(
                "-cp",
                work.resolve("fleet-job.jar")
                    + ":"
                    + work.resolve("libraries")
                    + "/*:"
                    + work.resolve("spark/jars")
                    + "/*",
                "PlainRead",
                sandbox.url,
                String.join(",", sandbox.locations),
                String.valueOf(ROUNDS)))) {
      awaitSuccess(plainRead);
      plain = speeds(plainRead, RESULT);
    }
    List<String> steps = steps("speed", sandbox.locations);
    steps.addAll(Collections.nCopies(ROUNDS, "read=" + sandbox.url));
    steps.addAll(Collections.nCopies(2, "write=" + sandbox.url));
    try (Program job = cluster.submit("speed", Map.of(), steps)) {
      awaitSuccess(job);
      double[] spark = speeds(job, RESULT);
      for (int round = 0; round < ROUNDS; round++) {
        table.add(
            true,
            "rows/s, round " + (round + 1),
            "%,.0f; plain client %,.0f; ratio %.2f",
            spark[round],
            plain[round],
            spark[round] / plain[round]);
      }
      double ratio = lastTwo(spark) / lastTwo(plain);
      table.add(ratio >= 0.6, "rows/s of the last two rounds", "ratio %.2f (at least 0.60)", ratio);
      double[] toParquet = speeds(job, WRITTEN);
      table.add(true, "rows/s to Parquet", "%,.0f, then %,.0f", toParquet[0], toParquet[1]);
      long rows = number(job, RESULT);
      long written = number(job, WRITTEN);
      table.add(
          rows == all() && written == all(),
          "rows of eight locations, with 3 x 500 MB of heap",
          "%,d read, %,d written",
          rows,
          written);
    }
  }

  /** Of rounds that read as many rows each. */
  private static double lastTwo(double[] speeds) {
    return 2 / (1 / speeds[ROUNDS - 1] + 1 / speeds[ROUNDS - 2]);
  }

  private long all() {
    return (long) LOCATIONS * contacts;
  }

  /** What is measured is the wait for the quota, so the classes are compiled before. */
  private void quota(Cluster cluster, Sandbox unlimited) throws Exception {
    String warm = "read=" + unlimited.url;
    try (Sandbox sandbox =
            new Sandbox(
                work, sandboxJar, QUOTA + "/" + INTERVAL.toSeconds() + "s", LOCATIONS, contacts);
        Program job =
            cluster.submit(
                "quota",
                Map.of(),
                steps("quota", sandbox.locations, warm, warm, "read=" + sandbox.url))) {
      awaitSuccess(job);
      List<Double> shares = new ArrayList<>();
      for (String location : sandbox.locations) {
        shares.add(share(sandbox.arrivals(location)));
      }
      double least = Collections.min(shares);
      double mean = shares.stream().mapToDouble(share -> share).average().orElse(0);
      long rows = last(job, RESULT);
      table.add(rows == all(), "rows with a quota of 20 in 10 s each", "%,d", rows);
      table.add(
          least >= 0.95,
          "of the quota from the second window on",
          "%.1f %% at least (95 %%), %.1f %% in the mean",
          100 * least,
          100 * mean);
      int refused = sandbox.refused();
      table.add(refused == 0, "responses 429", "%d", refused);
    }
  }

  /** From the first request of the second window to the first one of the last window. */
  private double share(List<Instant> arrivals) {
    int pages = contacts / PAGE;
    if (arrivals.size() != pages) {
      throw new IllegalStateException(arrivals.size() + " searches have arrived, not " + pages);
    }
    int last = (pages - 1) / QUOTA * QUOTA;
    Duration time = Duration.between(arrivals.get(QUOTA), arrivals.get(last));
    return (last - QUOTA) / (QUOTA * (double) time.toMillis() / INTERVAL.toMillis());
  }

  private void kill(Cluster cluster, Sandbox sandbox) throws Exception {
    int before = sandbox.searches();
    int pages = LOCATIONS * contacts / PAGE;
    try (Program job =
        cluster.submit(
            "kill", Map.of(), steps("kill", sandbox.locations, "write=" + sandbox.url))) {
      while (sandbox.searches() - before < pages / 4) {
        if (!job.isAlive()) {
          throw new IllegalStateException("the job has ended early, see " + job.log);
        }
        Thread.sleep(50);
      }
      if (!cluster.killExecutor()) {
        throw new IllegalStateException("there is no executor");
      }
      int killedAt = sandbox.searches() - before;
      awaitSuccess(job);
      int requests = sandbox.searches() - before;
      long rows = number(job, WRITTEN);
      long merged = number(job, MERGED);
      boolean once = merged == all();
      table.add(
          once && requests > pages && killedAt < pages,
          "an executor is killed while it reads",
          "after %d of %d pages; %,d requests in all, %,d rows, %,d merged",
          killedAt,
          pages,
          requests,
          rows,
          merged);
    }
  }

  private void speculation(Cluster cluster, Sandbox sandbox) throws Exception {
    int before = sandbox.searches();
    try (Program job =
        cluster.submit(
            "speculation",
            Map.of("spark.speculation", "true"),
            steps("speculation", sandbox.locations, "write=" + sandbox.url))) {
      int status = job.await(300);
      Optional<String> line =
          job.output().lines().filter(one -> one.contains("spark.speculation is on")).findFirst();
      boolean written = Files.exists(work.resolve("out-speculation"));
      table.add(
          status != 0 && line.isPresent() && !written && sandbox.searches() == before,
          "with speculation",
          "status %d: %s",
          status,
          line.orElse("nothing about it in " + job.log));
    }
  }

  /** No token is in what Spark has written or shows. */
  private void tokens(Cluster cluster) throws Exception {
    Path pages = Files.createDirectories(work.resolve("cluster-pages"));
    for (String page : cluster.pages()) {
      String name = page.replaceAll("\\W+", "-");
      Files.writeString(pages.resolve(name + ".html"), Web.get(page));
      Files.writeString(pages.resolve(name + ".json"), Web.get(page + "/json/"));
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(work)) {
      files = all.filter(Files::isRegularFile).filter(this::isWritten).toList();
    }
    int found = 0;
    int events = 0;
    int shown = 0;
    for (Path file : files) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      events += text.contains("SparkListenerTaskEnd") ? 1 : 0;
      shown += text.contains("highlevel-contacts") ? 1 : 0;
      for (int i = 1; i <= LOCATIONS; i++) {
        if (text.contains(ClusterCredentials.token("Fleet" + i))) {
          System.err.println("a token is in " + file);
          found++;
        }
      }
    }
    // What is compressed would show nothing.
    table.add(
        found == 0 && events > 0 && shown > events,
        "tokens in event logs, logs and pages",
        "%d in %d files; %d event logs; %d files name the source",
        found,
        files.size(),
        events,
        shown);
  }

  /** Jars hold the class with the tokens; the log of the sandbox is not Spark's. */
  private boolean isWritten(Path file) {
    String name = file.getFileName().toString();
    return !name.endsWith(".jar") && !name.endsWith(".class") && !name.startsWith("sandbox-");
  }
}
