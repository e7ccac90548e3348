package io.github.contactsv3.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tables of docs/performance.md, between two marks. What stands outside of the marks is written
 * by people.
 */
final class PerformancePage {
  private static final String BEGIN = "<!-- measured: written by benchmarks/run -->";
  private static final String END = "<!-- end of what is measured -->";

  /** In the order of the page. */
  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("get", "get one contact");
    NAMES.put("create", "create a contact");
    NAMES.put("page500", "page of 500");
    NAMES.put("error", "an error response to a typed exception");
    NAMES.put("get2", "get one contact, 2 threads");
    NAMES.put("get4", "get one contact, 4 threads");
    NAMES.put("get8", "get one contact, 8 threads");
    NAMES.put("get16", "get one contact, 16 threads");
    NAMES.put("getVirtual", "get one contact, 16 virtual threads");
    NAMES.put("walk40", "paging through 40 pages, latency 50 ms, reader 10 ms a page");
    NAMES.put("walk40Prefetch", "the same with prefetch");
    NAMES.put("slow", "page of 500 at 50 ms and 1 MB/s");
    NAMES.put("slowGzip", "the same with gzip");
    NAMES.put("stub", "a call without a network");
    NAMES.put("models", "JSON of 500 contacts to models");
  }

  /** Rows of the same call by one thread and by several, and how their columns are headed. */
  private static final Map<String, String> THREADS = new LinkedHashMap<>();

  static {
    THREADS.put("get", "1 thread");
    THREADS.put("get2", "2 threads");
    THREADS.put("get4", "4 threads");
    THREADS.put("get8", "8 threads");
    THREADS.put("get16", "16 threads");
  }

  /** Rows that are compared with another row of the bare JDK client. */
  private static final Map<String, String> BASES =
      Map.of("slowGzip", "slow", "walk40Prefetch", "walk40");

  private static final Map<String, String> LABELS =
      Map.of(
          BenchmarkResults.BARE, "bare JDK client", BenchmarkResults.APACHE, "bare Apache client");

  private static final String HEADER =
      "| | bare JDK client | bare Apache client | stock | ours |\n";

  private PerformancePage() {}

  static void write(Path results, Path docs) throws IOException {
    List<BenchmarkResults> newest = newest(results);
    if (newest.isEmpty()) {
      throw new RefusedException("there are no results in " + results);
    }
    Path page = docs.resolve("performance.md");
    Files.writeString(page, with(Files.readString(page), tables(newest)));
  }

  /** The newest results of each JDK, by their names, the oldest JDK first. */
  static List<BenchmarkResults> newest(Path folder) throws IOException {
    Map<Integer, BenchmarkResults> newest = new LinkedHashMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
          BenchmarkResults results = BenchmarkResults.read(file);
          newest.put(results.feature(), results);
        }
      }
    }
    return newest.values().stream()
        .sorted(Comparator.comparing(BenchmarkResults::feature))
        .toList();
  }

  /** The page with other tables. */
  static String with(String page, String tables) {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new RefusedException("docs/performance.md has lost its marks: " + BEGIN + ", " + END);
    }
    return page.substring(0, begin + BEGIN.length()) + "\n\n" + tables + page.substring(end);
  }

  static String tables(List<BenchmarkResults> all) {
    StringBuilder text = new StringBuilder();
    for (BenchmarkResults results : all) {
      text.append(text("## JDK %d\n\n", results.feature()));
      text.append(
          text(
              "%s, %s, commit `%s`; %s.\n\n",
              results.date(),
              results.jdk(),
              results.commit(),
              String.join(", ", results.machine().values())));
      goals(text, results);
      rows(text, results);
      pairs(text, results);
      threads(text, results);
      starts(text, results);
      classes(text, results);
    }
    BenchmarkResults last = all.get(all.size() - 1);
    rest(text, all);
    exports(text, last);
    return text.toString();
  }

  private static void goals(StringBuilder text, BenchmarkResults results) {
    text.append("| goal | limit | measured | |\n|---|---|---|---|\n");
    for (Goal goal : Goal.of(results)) {
      text.append(
          text(
              "| %s | %s | %s | %s |\n",
              goal.what(),
              goal.limit(),
              goal.measured(),
              goal.reached() ? "reached" : "**missed**"));
    }
    text.append('\n');
  }

  private static void rows(StringBuilder text, BenchmarkResults results) {
    text.append("Time, processor time and allocation of one operation:\n\n");
    text.append(HEADER).append("|---|---|---|---|---|\n");
    NAMES.forEach(
        (name, label) -> {
          if (results.rows().stream().anyMatch(row -> row.name().equals(name))) {
            text.append("| ").append(label).append(" |");
            for (String client : BenchmarkResults.CLIENTS) {
              text.append(' ').append(cell(results.row(name, client))).append(" |");
            }
            text.append('\n');
          }
        });
    text.append('\n');
  }

  private static String cell(Optional<BenchmarkResults.Row> row) {
    return row.map(
            r ->
                text(
                    "%s ± %.0f %%, cpu %s, %s",
                    micros(r.time()),
                    100 * r.spread() / r.time(),
                    micros(r.cpu()),
                    bytes(r.bytes())))
        .orElse("");
  }

  private static String micros(double micros) {
    return micros < 1_000
        ? text(micros < 100 ? "%.1f µs" : "%.0f µs", micros)
        : text("%.1f ms", micros / 1_000);
  }

  private static String bytes(double bytes) {
    return bytes < 1e6 ? text("%.1f KB", bytes / 1e3) : text("%.1f MB", bytes / 1e6);
  }

  private static void pairs(StringBuilder text, BenchmarkResults results) {
    text.append(
        "Divided by what the bare JDK client takes, and ours by the bare Apache client's, too:"
            + " elapsed time (quartiles), processor time.\n\n");
    text.append("| | bare Apache client | stock | ours | ours / bare Apache client |\n");
    text.append("|---|---|---|---|---|\n");
    NAMES.forEach(
        (name, label) -> {
          String base = BASES.getOrDefault(name, BenchmarkResults.BARE);
          if (results.pair(name, BenchmarkResults.OURS, base).isPresent()) {
            text.append("| ").append(label).append(" |");
            for (String client :
                List.of(BenchmarkResults.APACHE, BenchmarkResults.STOCK, BenchmarkResults.OURS)) {
              text.append(ratio(results.pair(name, client, base)));
            }
            text.append(ratio(results.pair(name, BenchmarkResults.OURS, BenchmarkResults.APACHE)))
                .append('\n');
          }
        });
    text.append('\n');
  }

  private static String ratio(Optional<BenchmarkResults.Pair> pair) {
    return pair.map(
            p -> text(" %.2f (%.2f to %.2f), cpu %.2f |", p.wall(), p.low(), p.high(), p.cpu()))
        .orElse(" |");
  }

  private static void starts(StringBuilder text, BenchmarkResults results) {
    text.append("From the start of a JVM to the response of the first call:\n\n");
    text.append("| | time | classes | memory |\n|---|---|---|---|\n");
    for (BenchmarkResults.Start start : results.starts()) {
      text.append(
          text(
              "| %s%s | %.0f ms | %d | %.0f MB |\n",
              label(start.client()),
              start.archive().label(),
              start.millis(),
              start.classes(),
              start.residentMegabytes()));
    }
    text.append('\n');
  }

  private static String label(String client) {
    return LABELS.getOrDefault(client, client);
  }

  /** How much more a client does in the same time if more threads call it. */
  private static void threads(StringBuilder text, BenchmarkResults results) {
    List<String> names =
        THREADS.keySet().stream()
            .filter(name -> results.row(name, BenchmarkResults.OURS).isPresent())
            .toList();
    text.append("Calls a second, get one contact, and how many times those of one thread:\n\n|");
    names.forEach(name -> text.append(" | ").append(THREADS.get(name)));
    text.append(" |\n|---|").append("---|".repeat(names.size())).append('\n');
    for (String client : BenchmarkResults.CLIENTS) {
      text.append("| ").append(label(client)).append(" |");
      double one = results.row("get", client).map(BenchmarkResults.Row::time).orElse(Double.NaN);
      for (String name : names) {
        text.append(
            results
                .row(name, client)
                .map(row -> text(" %,.0f (%.1f) |", 1e6 / row.time(), one / row.time()))
                .orElse(" |"));
      }
      text.append('\n');
    }
    text.append('\n');
  }

  private static void classes(StringBuilder text, BenchmarkResults results) {
    List<BenchmarkResults.LoadedClasses> all = results.classes();
    if (all == null) {
      return;
    }
    text.append(
        "Classes that the first call loads, by library, without an archive of its own:\n\n");
    text.append(HEADER).append("|---|---|---|---|---|\n");
    all.stream()
        .map(BenchmarkResults.LoadedClasses::library)
        .distinct()
        .sorted()
        .forEach(
            library -> {
              text.append("| ").append(library).append(" |");
              for (String client : BenchmarkResults.CLIENTS) {
                int count =
                    all.stream()
                        .filter(one -> one.client().equals(client) && one.library().equals(library))
                        .mapToInt(BenchmarkResults.LoadedClasses::count)
                        .sum();
                text.append(text(" %d |", count));
              }
              text.append('\n');
            });
    text.append('\n');
  }

  private static void rest(StringBuilder text, List<BenchmarkResults> all) {
    text.append("## Memory and size\n\n");
    for (BenchmarkResults results : all) {
      BenchmarkResults.PagingMemory memory = results.memory();
      text.append(
          text(
              "- JDK %d: paging through %,d contacts in a heap of %s took %.0f s; the process had at most"
                  + " %.0f MB.\n",
              results.feature(),
              memory.contacts(),
              memory.heap(),
              memory.seconds(),
              memory.residentMegabytes()));
    }
    for (BenchmarkResults.Footprint footprint : all.get(all.size() - 1).footprints()) {
      text.append(
          text(
              "- At run time %s is %d jars, %.1f MB.\n",
              footprint.client(), footprint.jars(), footprint.bytes() / 1e6));
    }
    text.append('\n');
  }

  private static void exports(StringBuilder text, BenchmarkResults results) {
    text.append("## Export, in virtual time\n\n");
    text.append(
        "Share of the quota's steady rate, by round trip and partitions:\n\n| round trip |");
    List<Integer> partitions =
        results.exports().stream().map(BenchmarkResults.Export::partitions).distinct().toList();
    partitions.forEach(p -> text.append(p == 0 ? " as chosen |" : text(" %d |", p)));
    text.append("\n|---|").append("---|".repeat(partitions.size())).append('\n');
    results.exports().stream()
        .map(BenchmarkResults.Export::roundTripMillis)
        .distinct()
        .forEach(
            roundTrip -> {
              text.append(text("| %d ms |", roundTrip));
              results.exports().stream()
                  .filter(export -> export.roundTripMillis() == roundTrip)
                  .forEach(export -> text.append(text(" %.1f %% |", export.share() * 100)));
              text.append('\n');
            });
    int refused = results.exports().stream().mapToInt(BenchmarkResults.Export::refused).sum();
    text.append(text("\nRequests refused with 429, in all of them: %d.\n\n", refused));
  }

  private static String text(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
