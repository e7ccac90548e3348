package io.github.contactsv3.benchmarks.run;

import java.util.List;
import java.util.Map;

/** Results with a figure of each kind. */
final class ResultsFixture {
  private ResultsFixture() {}

  static Results results(String date, String jdk, double getRatio) {
    return new Results(
        date,
        jdk,
        "abc1234",
        Map.of("processors", "2"),
        "-Xmx1g",
        List.of(
            new Results.Row("get", "bare", 300, 3, 250, 8_000),
            new Results.Row("get", "apache", 150, 3, 120, 10_000),
            new Results.Row("get", "stock", 900, 9, 280, 30_000),
            new Results.Row("get", "ours", 155, 3, 130, 20_000),
            new Results.Row("slow", "bare", 700_000, 3, 260, 2e6),
            new Results.Row("stub", "bare", 4, 0.1, 4, 6_000),
            new Results.Row("stub", "ours", 12, 0.1, 12, 23_000)),
        List.of(
            new Results.Pair("get", "stock", "bare", 3.0, 2.9, 2.8, 3.1, 600),
            new Results.Pair("get", "ours", "bare", getRatio, 0.52, 0.49, 0.57, 10),
            new Results.Pair("get", "ours", "apache", 1.03, 1.08, 0.99, 1.07, 5),
            new Results.Pair("models", "ours", null, 1.2, 1.2, 1.1, 1.3, 400),
            new Results.Pair("get16", "ours", "bare", 0.7, 0.7, 0.6, 0.8, 0),
            new Results.Pair("slowGzip", "ours", "slow", 0.35, 0.9, 0.34, 0.36, -400_000),
            new Results.Pair("stub", "ours", "bare", 2.5, 2.5, 2.3, 2.7, 6.4)),
        List.of(
            new Results.Start("ours", false, 400, 3_000, 80),
            new Results.Start("ours", true, 310, 3_000, 70)),
        new Results.Walk(1_000_000, "64m", 20, 150),
        List.of(new Results.Footprint("ours", 17, 6_850_000)),
        List.of(new Results.Export(200, 0, 0.978, 0), new Results.Export(200, 1, 0.5, 0)));
  }
}
