package io.github.contactsv3.benchmarks.run;

import java.util.List;
import java.util.Map;

/** Results with a measurement of each kind. */
final class ResultsFixture {
  private ResultsFixture() {}

  static BenchmarkResults results(String date, String jdk, double getRatio) {
    return new BenchmarkResults(
        date,
        jdk,
        "abc1234",
        Map.of("processors", "2"),
        "-Xmx1g",
        List.of(
            new BenchmarkResults.Row("get", "bare", 300, 3, 250, 8_000),
            new BenchmarkResults.Row("get", "apache", 150, 3, 120, 10_000),
            new BenchmarkResults.Row("get", "stock", 900, 9, 280, 30_000),
            new BenchmarkResults.Row("get", "ours", 155, 3, 130, 20_000),
            new BenchmarkResults.Row("get16", "ours", 62, 3, 130, 20_000),
            new BenchmarkResults.Row("slow", "bare", 700_000, 3, 260, 2e6),
            new BenchmarkResults.Row("stub", "bare", 4, 0.1, 4, 6_000),
            new BenchmarkResults.Row("stub", "ours", 12, 0.1, 12, 23_000)),
        List.of(
            new BenchmarkResults.Pair("get", "stock", "bare", 3.0, 2.9, 2.8, 3.1, 600),
            new BenchmarkResults.Pair("get", "ours", "bare", getRatio, 0.52, 0.49, 0.57, 10),
            new BenchmarkResults.Pair("get", "ours", "apache", 1.03, 1.08, 0.99, 1.07, 5),
            new BenchmarkResults.Pair("models", "ours", null, 1.2, 1.2, 1.1, 1.3, 400),
            new BenchmarkResults.Pair("get16", "ours", "bare", 0.7, 0.7, 0.6, 0.8, 0),
            new BenchmarkResults.Pair("slowGzip", "ours", "slow", 0.35, 0.9, 0.34, 0.36, -400_000),
            new BenchmarkResults.Pair("stub", "ours", "bare", 2.5, 2.5, 2.3, 2.7, 6.4)),
        List.of(
            new BenchmarkResults.Start("apache", Archive.NONE, 400, 2_800, 70),
            new BenchmarkResults.Start("ours", Archive.NONE, 441, 3_000, 80),
            new BenchmarkResults.Start("apache", Archive.APP_CDS, 250, 2_800, 60),
            new BenchmarkResults.Start("ours", Archive.APP_CDS, 310, 3_000, 70),
            new BenchmarkResults.Start("ours", Archive.AOT_CACHE, 150, 3_000, 90)),
        List.of(
            new BenchmarkResults.LoadedClasses("apache", "Jackson", 400),
            new BenchmarkResults.LoadedClasses("ours", "Jackson", 410),
            new BenchmarkResults.LoadedClasses("ours", "Feign", 90)),
        new BenchmarkResults.PagingMemory(1_000_000, "64m", 20, 150),
        List.of(new BenchmarkResults.Footprint("ours", 17, 6_850_000)),
        List.of(
            new BenchmarkResults.Export(200, 0, 0.978, 0),
            new BenchmarkResults.Export(200, 1, 0.5, 0)));
  }
}
