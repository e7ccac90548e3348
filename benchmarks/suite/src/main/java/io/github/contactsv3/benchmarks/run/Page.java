package io.github.contactsv3.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tables of docs/performance.md, between two marks, and its chart. What stands outside of the
 * marks is written by people.
 */
final class Page {
  private static final String BEGIN = "<!-- measured: written by benchmarks/run -->";
  private static final String END = "<!-- end of what is measured -->";
  private static final List<String> COLUMNS = List.of("bare", "stock", "ours");

  /** In the order of the page. */
  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("get", "get one contact");
    NAMES.put("getForLocation", "the same, through `forLocation`");
    NAMES.put("create", "create a contact");
    NAMES.put("page100", "page of 100");
    NAMES.put("page500", "page of 500");
    NAMES.put("error", "an error answer to a typed exception");
    NAMES.put("get16", "get one contact, 16 threads");
    NAMES.put("getVirtual", "get one contact, 16 virtual threads");
    NAMES.put("walkAt0", "walk of 100 pages, reader 10 ms a page");
    NAMES.put("walkPrefetchAt0", "the same with prefetch");
    NAMES.put("walkAt50", "walk of 100 pages, latency 50 ms");
    NAMES.put("walkPrefetchAt50", "the same with prefetch");
    NAMES.put("stub", "a call without a network");
    NAMES.put("models", "JSON of 500 contacts to models");
    NAMES.put("modelsBlackbird", "the same with Blackbird");
    NAMES.put("query", "a query to JSON");
  }

  private static final List<String> CHARTED = List.of("get", "create", "page500", "get16");

  private Page() {}

  static void write(Path results, Path docs) throws IOException {
    List<Results> newest = newest(results);
    if (newest.isEmpty()) {
      throw new RefusedException("there are no results in " + results);
    }
    Path page = docs.resolve("performance.md");
    Files.writeString(page, with(Files.readString(page), tables(newest)));
    Files.writeString(docs.resolve("performance.svg"), chart(newest.get(0)));
  }

  /** The newest results of each JDK, by their names, the oldest JDK first. */
  static List<Results> newest(Path folder) throws IOException {
    Map<Integer, Results> newest = new LinkedHashMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
          Results results = Results.read(file);
          newest.put(results.feature(), results);
        }
      }
    }
    return newest.values().stream().sorted(Comparator.comparing(Results::feature)).toList();
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

  static String chart(Results results) {
    List<Chart.Row> rows = new ArrayList<>();
    for (String name : CHARTED) {
      Optional<Results.Pair> stock = results.pair(name, "stock");
      Optional<Results.Pair> ours = results.pair(name, "ours");
      if (stock.isPresent() && ours.isPresent()) {
        rows.add(
            new Chart.Row(
                NAMES.getOrDefault(name, name),
                List.of(1.0, stock.get().wall(), ours.get().wall())));
      }
    }
    return Chart.of("Time of a call over loopback, in turns, JDK " + results.feature(), rows);
  }

  static String tables(List<Results> all) {
    StringBuilder text = new StringBuilder();
    for (Results results : all) {
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
      starts(text, results);
    }
    Results last = all.get(all.size() - 1);
    rest(text, all);
    exports(text, last);
    return text.toString();
  }

  private static void goals(StringBuilder text, Results results) {
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

  private static void rows(StringBuilder text, Results results) {
    text.append("Time, processor time and allocation of one operation:\n\n");
    text.append("| | bare | stock | ours |\n|---|---|---|---|\n");
    NAMES.forEach(
        (name, label) -> {
          if (COLUMNS.stream().anyMatch(column -> results.row(name, column).isPresent())) {
            text.append("| ").append(label).append(" |");
            for (String column : COLUMNS) {
              text.append(' ').append(cell(results.row(name, column))).append(" |");
            }
            text.append('\n');
          }
        });
    text.append('\n');
  }

  private static String cell(Optional<Results.Row> row) {
    if (row.isEmpty()) {
      return "";
    }
    Results.Row r = row.get();
    return text(
        "%s%s, cpu %s, %s",
        r.unit().equals("ms") ? text("%.0f ms", r.time()) : micros(r.time()),
        r.spread() == 0 ? "" : text(" ± %.0f %%", 100 * r.spread() / r.time()),
        micros(r.cpu()),
        bytes(r.bytes()));
  }

  private static String micros(double micros) {
    return micros < 1_000
        ? text(micros < 100 ? "%.1f µs" : "%.0f µs", micros)
        : text("%.1f ms", micros / 1_000);
  }

  private static String bytes(double bytes) {
    return bytes < 1e6 ? text("%.1f KB", bytes / 1e3) : text("%.1f MB", bytes / 1e6);
  }

  private static void pairs(StringBuilder text, Results results) {
    text.append(
        "In turns in one process, in parts of what the bare client takes (median, quartiles):\n\n");
    text.append("| | stock | ours | ours, processor time |\n|---|---|---|---|\n");
    for (Results.Pair ours : results.pairs()) {
      if (ours.column().equals("ours")) {
        String stock =
            results.pair(ours.name(), "stock").map(pair -> text("%.2f", pair.wall())).orElse("");
        text.append(
            text(
                "| %s | %s | %.2f (%.2f to %.2f) | %.2f |\n",
                NAMES.getOrDefault(ours.name(), ours.name()),
                stock,
                ours.wall(),
                ours.low(),
                ours.high(),
                ours.cpu()));
      }
    }
    text.append('\n');
  }

  private static void starts(StringBuilder text, Results results) {
    text.append("From the start of a JVM to the answer of the first call:\n\n");
    text.append("| | time | classes | memory |\n|---|---|---|---|\n");
    for (Results.Start start : results.starts()) {
      text.append(
          text(
              "| %s%s | %.0f ms | %d | %.0f MB |\n",
              start.column().equals("jdk") ? "only the JDK's HTTP client, no call" : start.column(),
              start.archive() ? ", AppCDS" : "",
              start.millis(),
              start.classes(),
              start.residentMegabytes()));
    }
    text.append('\n');
  }

  private static void rest(StringBuilder text, List<Results> all) {
    text.append("## Memory and size\n\n");
    for (Results results : all) {
      Results.Walk walk = results.memory();
      text.append(
          text(
              "- JDK %d: a walk over %,d contacts in a heap of %s took %.0f s; the process had at most"
                  + " %.0f MB.\n",
              results.feature(),
              walk.contacts(),
              walk.heap(),
              walk.seconds(),
              walk.residentMegabytes()));
    }
    for (Results.Footprint footprint : all.get(all.size() - 1).footprints()) {
      text.append(
          text(
              "- At run time %s is %d jars, %.1f MB.\n",
              footprint.column(), footprint.jars(), footprint.bytes() / 1e6));
    }
    text.append('\n');
  }

  private static void exports(StringBuilder text, Results results) {
    text.append("## Export, in virtual time\n\n");
    text.append(
        "Share of the quota's steady rate, by round trip and partitions:\n\n| round trip |");
    List<Integer> partitions =
        results.exports().stream().map(Results.Export::partitions).distinct().toList();
    partitions.forEach(p -> text.append(p == 0 ? " as chosen |" : text(" %d |", p)));
    text.append("\n|---|").append("---|".repeat(partitions.size())).append('\n');
    results.exports().stream()
        .map(Results.Export::roundTripMillis)
        .distinct()
        .forEach(
            roundTrip -> {
              text.append(text("| %d ms |", roundTrip));
              results.exports().stream()
                  .filter(export -> export.roundTripMillis() == roundTrip)
                  .forEach(export -> text.append(text(" %.1f %% |", export.share() * 100)));
              text.append('\n');
            });
    int refused = results.exports().stream().mapToInt(Results.Export::refused).sum();
    text.append(text("\nRequests refused with 429, in all of them: %d.\n\n", refused));
  }

  private static String text(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
