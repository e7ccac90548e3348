package io.github.contactsv3.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A goal and what was measured.
 *
 * @param what the figure
 * @param limit the goal, for a reader
 * @param measured the figure, for a reader
 * @param reached whether it is within the goal
 */
record Goal(String what, String limit, String measured, boolean reached) {
  private static final double MODELS = 1.15;
  private static final int JARS = 17;
  private static final double MEGABYTES = 6.8;
  private static final int ROUND_TRIP = 200;

  static List<Goal> of(BenchmarkResults results) {
    List<Goal> goals = new ArrayList<>();
    String get = "get one contact, ours / bare ";
    wall(goals, results, get + "JDK client, elapsed time", "get", BenchmarkResults.BARE, 0.60);
    cpu(goals, results, get + "JDK client, processor time", "get", BenchmarkResults.BARE, 0.60);
    wall(goals, results, get + "Apache client, elapsed time", "get", BenchmarkResults.APACHE, 1.10);
    cpu(
        goals,
        results,
        get + "Apache client, processor time",
        "get",
        BenchmarkResults.APACHE,
        1.10);
    wall(
        goals,
        results,
        "page of 500, ours / bare JDK client",
        "page500",
        BenchmarkResults.BARE,
        1.00);
    String many = "16 threads, get one contact, ours / bare ";
    wall(goals, results, many + "JDK client", "get16", BenchmarkResults.BARE, 0.80);
    wall(goals, results, many + "Apache client", "get16", BenchmarkResults.APACHE, 1.10);
    wall(
        goals,
        results,
        "page of 500 at 50 ms and 1 MB/s, ours with gzip / bare JDK client without",
        "slowGzip",
        "slow",
        0.40);
    for (BenchmarkResults.Footprint footprint : results.footprints()) {
      if (footprint.client().equals(BenchmarkResults.OURS)) {
        goals.add(classPath(footprint));
      }
    }
    stub(goals, results);
    results
        .pair("models", BenchmarkResults.OURS, BenchmarkResults.BARE)
        .ifPresent(
            pair ->
                limited(goals, "page of 500 to models / to mutable fields", pair.wall(), MODELS));
    for (BenchmarkResults.Start start : results.starts()) {
      if (start.client().equals(BenchmarkResults.OURS)) {
        goals.add(coldStart(start));
      }
    }
    for (BenchmarkResults.Export export : results.exports()) {
      if (export.roundTripMillis() == ROUND_TRIP && export.partitions() == 0) {
        goals.add(export(export));
      }
    }
    return goals;
  }

  private static void wall(
      List<Goal> goals,
      BenchmarkResults results,
      String what,
      String name,
      String base,
      double limit) {
    results
        .pair(name, BenchmarkResults.OURS, base)
        .ifPresent(pair -> limited(goals, what, pair.wall(), limit));
  }

  private static void cpu(
      List<Goal> goals,
      BenchmarkResults results,
      String what,
      String name,
      String base,
      double limit) {
    results
        .pair(name, BenchmarkResults.OURS, base)
        .ifPresent(pair -> limited(goals, what, pair.cpu(), limit));
  }

  private static void limited(List<Goal> goals, String what, double measured, double limit) {
    // As many digits as the goal has: what reads as 1.10 is not more than 1.10.
    double rounded = Math.round(measured * 100) / 100.0;
    goals.add(new Goal(what, text("<= %.2f", limit), text("%.2f", measured), rounded <= limit));
  }

  private static Goal classPath(BenchmarkResults.Footprint footprint) {
    double megabytes = footprint.bytes() / 1e6;
    return new Goal(
        "class path of an application",
        text("<= %d jars, %.1f MB", JARS, MEGABYTES),
        text("%d jars, %.1f MB", footprint.jars(), megabytes),
        footprint.jars() <= JARS && megabytes <= MEGABYTES);
  }

  private static void stub(List<Goal> goals, BenchmarkResults results) {
    results
        .pair("stub", BenchmarkResults.OURS, BenchmarkResults.BARE)
        .ifPresent(
            pair ->
                goals.add(
                    new Goal(
                        "a call without a network, less reading its JSON",
                        "<= 10 µs",
                        text("%.1f µs", pair.addedMicros()),
                        pair.addedMicros() <= 10)));
    results
        .row("stub", BenchmarkResults.OURS)
        .ifPresent(
            row ->
                goals.add(
                    new Goal(
                        "allocation of that call, with reading its JSON",
                        "<= 45 KB",
                        text("%.1f KB", row.bytes() / 1_000),
                        row.bytes() <= 45_000)));
  }

  private static Goal coldStart(BenchmarkResults.Start start) {
    double limit = start.archive() ? 300 : 450;
    return new Goal(
        "cold start to the first response" + (start.archive() ? ", with AppCDS" : ""),
        text("<= %.2f s", limit / 1_000),
        text("%.2f s", start.millis() / 1_000),
        start.millis() <= limit);
  }

  private static Goal export(BenchmarkResults.Export export) {
    return new Goal(
        "export at a round trip of 200 ms, share of the quota",
        ">= 95 %, 0 x 429",
        text("%.1f %%, %d x 429", export.share() * 100, export.refused()),
        export.share() >= 0.95 && export.refused() == 0);
  }

  private static String text(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
