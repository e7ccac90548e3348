package io.github.contactsv3.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A goal and what was measured.
 *
 * @param what the figure
 * @param limit the goal, for a reader
 * @param measured the figure, for a reader
 * @param reached whether it is within the goal
 */
record Goal(String what, String limit, String measured, boolean reached) {
  private static final double RATIO = 1.05;
  private static final double MODELS = 1.15;
  private static final int ROUND_TRIP = 200;

  static List<Goal> of(Results results) {
    List<Goal> goals = new ArrayList<>();
    ratio(goals, results, "get", "get one contact, ours / bare");
    ratio(goals, results, "page500", "page of 500, ours / bare");
    results
        .pair("stub")
        .ifPresent(
            pair ->
                goals.add(
                    new Goal(
                        "what a call takes with a stub transport, without reading JSON",
                        "<= 10 µs",
                        text("%.1f µs", pair.addedMicros()),
                        pair.addedMicros() <= 10)));
    results
        .row("stub", "ours")
        .ifPresent(
            row ->
                goals.add(
                    new Goal(
                        "what that call allocates, with reading JSON",
                        "<= 45 KB",
                        text("%.1f KB", row.bytes() / 1_000),
                        row.bytes() <= 45_000)));
    results
        .pair("models")
        .ifPresent(
            pair -> limited(goals, "page of 500 to models / to plain fields", pair.wall(), MODELS));
    for (Results.Start start : results.starts()) {
      if (start.column().equals("ours")) {
        double limit = start.archive() ? 300 : 450;
        goals.add(
            new Goal(
                "cold start to first answer" + (start.archive() ? ", with AppCDS" : ""),
                text("<= %.2f s", limit / 1_000),
                text("%.2f s", start.millis() / 1_000),
                start.millis() <= limit));
      }
    }
    scaling(goals, results);
    for (Results.Export export : results.exports()) {
      if (export.roundTripMillis() == ROUND_TRIP && export.partitions() == 0) {
        goals.add(
            new Goal(
                "export at a round trip of 200 ms, share of the quota",
                ">= 95 %, 0 x 429",
                text("%.1f %%, %d x 429", export.share() * 100, export.refused()),
                export.share() >= 0.95 && export.refused() == 0));
      }
    }
    return goals;
  }

  private static void ratio(List<Goal> goals, Results results, String name, String what) {
    results
        .pair(name)
        .ifPresent(
            pair -> {
              limited(goals, what + ", elapsed time", pair.wall(), RATIO);
              limited(goals, what + ", processor time", pair.cpu(), RATIO);
            });
  }

  private static void limited(List<Goal> goals, String what, double measured, double limit) {
    // As many digits as the goal has: what reads as 1.05 is not more than 1.05.
    double rounded = Math.round(measured * 100) / 100.0;
    goals.add(new Goal(what, text("<= %.2f", limit), text("%.2f", measured), rounded <= limit));
  }

  /** How much more 16 threads get done than one, beside how much more the bare client gets done. */
  private static void scaling(List<Goal> goals, Results results) {
    Optional<Results.Pair> one = results.pair("get");
    Optional<Results.Pair> many = results.pair("get16");
    if (one.isPresent() && many.isPresent()) {
      double scaling = one.get().wall() / many.get().wall();
      goals.add(
          new Goal(
              "scaling from 1 to 16 threads, ours / bare",
              ">= 0.95",
              text("%.2f", scaling),
              Math.round(scaling * 100) >= 95));
    }
  }

  private static String text(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
