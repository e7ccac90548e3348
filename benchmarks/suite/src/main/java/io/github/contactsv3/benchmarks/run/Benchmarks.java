package io.github.contactsv3.benchmarks.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures everything, writes a file of results for each JDK, and the page about them. */
@Command(
    name = "benchmarks/run",
    description = "Measures the client and others, and writes results/ and docs/performance.md.",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class Benchmarks implements Callable<Integer> {
  private static final int REFUSED = 2;

  @Option(
      names = "--jdk",
      paramLabel = "HOME",
      description = "A JDK to measure on; may be given again. Default: the one that runs this.")
  private List<Path> homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));

  @Option(
      names = "--quick",
      description = "Only to see that all of it runs: writes nothing, its figures mean nothing.")
  private boolean quick;

  @Option(
      names = "--page-only",
      description = "Measures nothing; writes the page from the newest results.")
  private boolean pageOnly;

  @Option(
      names = "--rows",
      paramLabel = "REGEX",
      description = "Measures and prints only these rows, such as get or page500; writes nothing.")
  private @Nullable String rows;

  @Option(names = "--root", hidden = true)
  private Path root = Path.of("");

  private Benchmarks() {}

  /**
   * Runs the command line.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    return new CommandLine(new Benchmarks())
        .setExecutionExceptionHandler(
            (e, line, parsed) -> {
              if (!(e instanceof RefusedException)) {
                throw e;
              }
              line.getErr().println("benchmarks: " + e.getMessage());
              return REFUSED;
            })
        .execute(arguments);
  }

  @Override
  @SuppressWarnings("try") // the lock is only held
  public Integer call() throws IOException, InterruptedException {
    Path results = root.resolve("benchmarks/results");
    if (!pageOnly) {
      List<Jdk> jdks = homes.stream().map(Jdk::of).toList();
      Path target = Files.createDirectories(root.resolve("benchmarks/suite/target"));
      try (Lock lock = Lock.take(target.resolve("benchmarks.lock"))) {
        if (rows == null) {
          measure(jdks, results, target);
        } else {
          for (Jdk jdk : jdks) {
            printOnly(jdk, rows);
          }
        }
      }
    }
    if (!quick && rows == null) {
      PerformancePage.write(results, root.resolve("docs"));
    }
    return 0;
  }

  private void measure(List<Jdk> jdks, Path results, Path target)
      throws IOException, InterruptedException {
    String date = LocalDate.now(ZoneOffset.UTC).toString();
    for (Jdk jdk : jdks) {
      Path file = results.resolve(BenchmarkResults.fileName(date, jdk.feature()));
      if (!quick && Files.exists(file)) {
        throw BenchmarkResults.exists(file);
      }
    }
    // Before all else: it would be a pity to find out at the end.
    List<BenchmarkResults.Export> exports = exports();
    for (Jdk jdk : jdks) {
      BenchmarkResults measured = measure(jdk, date, target, exports);
      if (quick) {
        System.out.println("Java " + jdk.version() + ": " + measured.rows().size() + " rows: OK");
      } else {
        measured.write(Files.createDirectories(results));
        System.out.println("Java " + jdk.version() + ": " + results.resolve(measured.fileName()));
      }
    }
  }

  private BenchmarkResults measure(
      Jdk jdk, String date, Path target, List<BenchmarkResults.Export> exports)
      throws IOException, InterruptedException {
    Effort effort = quick ? Effort.QUICK : Effort.FULL;
    try (Server server = Server.start(jdk)) {
      BenchmarkResults.Measurements calls = calls(jdk, server, effort.rounds(), ".*");
      return new BenchmarkResults(
          date,
          jdk.version(),
          Machine.commit(),
          Machine.describe(),
          effort.jvmFlags(),
          calls.rows(),
          calls.pairs(),
          new ColdStartBenchmark(jdk, server, effort.starts(), target).measure(),
          ClassProfile.measure(jdk, server, target),
          PagingMemoryBenchmark.measure(jdk, server, effort),
          List.of(
              Footprints.of("stock", root.resolve("benchmarks/stock/target")),
              Footprints.of("ours", root.resolve("client-extensions/client/target"))),
          exports);
    }
  }

  private static BenchmarkResults.Measurements calls(
      Jdk jdk, Server server, int rounds, String rows) throws IOException {
    return new JsonMapper()
        .readValue(
            jdk.lastLine(
                List.of(Effort.FULL.jvmFlags()),
                CallBenchmark.class,
                server.url(),
                String.valueOf(rounds),
                rows),
            BenchmarkResults.Measurements.class);
  }

  /** Prints what was measured: for a look at a few rows while somebody works on them. */
  private void printOnly(Jdk jdk, String wanted) throws IOException {
    Effort effort = quick ? Effort.QUICK : Effort.FULL;
    try (Server server = Server.start(jdk)) {
      BenchmarkResults.Measurements figures = calls(jdk, server, effort.rounds(), wanted);
      System.out.println("Java " + jdk.version());
      figures.rows().forEach(System.out::println);
      figures.pairs().forEach(System.out::println);
    }
  }

  /** They are measured in virtual time by a test of the module that exports. */
  private List<BenchmarkResults.Export> exports() throws IOException {
    Path file = root.resolve("client-extensions/pagination/target/export-pace.json");
    if (!Files.exists(file)) {
      throw new RefusedException("there is no " + file + ": benchmarks/run makes it");
    }
    return new JsonMapper().readValue(file.toFile(), new TypeReference<>() {});
  }
}
