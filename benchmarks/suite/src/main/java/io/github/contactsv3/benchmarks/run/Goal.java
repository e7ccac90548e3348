package io.github.contactsv3.benchmarks.run;

import static io.github.contactsv3.benchmarks.run.BenchmarkResults.APACHE;
import static io.github.contactsv3.benchmarks.run.BenchmarkResults.BARE;

import io.github.contactsv3.benchmarks.run.BenchmarkResults.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A goal and what was measured.
 *
 * @param what the figure
 * @param limit the goal, for a reader
 * @param measured the figure, for a reader
 * @param reached whether it is within the goal
 */
record Goal(String what, String limit, String measured, boolean reached) {
  private static final int JARS = 17;
  private static final double MEGABYTES = 6.8;
  private static final int ROUND_TRIP = 200;

  private static final String GET = "get one contact, ours / bare ";
  private static final String MANY = "16 threads, " + GET;

  private static final List<Ratio> RATIOS =
      List.of(
          new Ratio(GET + "JDK client, elapsed time", "get", BARE, Pair::wall, 0.60),
          new Ratio(GET + "JDK client, processor time", "get", BARE, Pair::cpu, 0.60),
          new Ratio(GET + "Apache client, elapsed time", "get", APACHE, Pair::wall, 1.10),
          new Ratio(GET + "Apache client, processor time", "get", APACHE, Pair::cpu, 1.10),
          new Ratio("page of 500, ours / bare JDK client", "page500", BARE, Pair::wall, 1.00),
          new Ratio(MANY + "JDK client", "get16", BARE, Pair::wall, 0.80),
          new Ratio(MANY + "Apache client", "get16", APACHE, Pair::wall, 1.10),
          new Ratio(
              "page of 500 at 50 ms and 1 MB/s, ours with gzip / bare JDK client without",
              "slowGzip",
              "slow",
              Pair::wall,
              0.40));

  private static final Ratio MODELS =
      new Ratio("page of 500 to models / to mutable fields", "models", BARE, Pair::wall, 1.15);

  /** The most that our client may take, divided by what another one takes. */
  private record Ratio(
      String what, String name, String base, ToDoubleFunction<Pair> figure, double limit) {
    Optional<Goal> of(BenchmarkResults results) {
      return results.pair(name, BenchmarkResults.OURS, base).map(this::of);
    }

    private Goal of(Pair pair) {
      return ratio(what, figure.applyAsDouble(pair), limit);
    }
  }

  static List<Goal> of(BenchmarkResults results) {
    List<Goal> goals = new ArrayList<>();
    RATIOS.forEach(ratio -> ratio.of(results).ifPresent(goals::add));
    for (BenchmarkResults.Footprint footprint : results.footprints()) {
      if (footprint.client().equals(BenchmarkResults.OURS)) {
        goals.add(classPath(footprint));
      }
    }
    stub(goals, results);
    MODELS.of(results).ifPresent(goals::add);
    coldStart(results, Archive.NONE, 1.10).ifPresent(goals::add);
    coldStart(results, Archive.APP_CDS, 1.20).ifPresent(goals::add);
    for (BenchmarkResults.Export export : results.exports()) {
      if (export.roundTripMillis() == ROUND_TRIP && export.partitions() == 0) {
        goals.add(export(export));
      }
    }
    return goals;
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
        .pair("stub", BenchmarkResults.OURS, BARE)
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

  private static Optional<Goal> coldStart(BenchmarkResults results, Archive archive, double limit) {
    String what = "cold start to the first response, ours / bare Apache client" + archive.label();
    return results
        .start(APACHE, archive)
        .flatMap(
            bare ->
                results
                    .start(BenchmarkResults.OURS, archive)
                    .map(ours -> ratio(what, ours.millis() / bare.millis(), limit)));
  }

  private static Goal ratio(String what, double measured, double limit) {
    // As many digits as the goal has: what reads as 1.10 is not more than 1.10.
    double rounded = Math.round(measured * 100) / 100.0;
    return new Goal(what, text("<= %.2f", limit), text("%.2f", measured), rounded <= limit);
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
