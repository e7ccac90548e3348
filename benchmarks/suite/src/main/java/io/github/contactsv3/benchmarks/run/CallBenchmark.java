package io.github.contactsv3.benchmarks.run;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Makes all comparisons, and prints the figures as one line of JSON. */
final class CallBenchmark {
  private static final List<Integer> THREADS = List.of(2, 4, 8, 16);
  private static final int MOST_THREADS = 16;

  private CallBenchmark() {}

  /**
   * Measures.
   *
   * @param arguments the URL of the server, the usual number of rounds, and a regular expression
   *     for the names of the rows
   * @throws IOException if the result can't be written
   */
  public static void main(String[] arguments) throws IOException {
    InTurns turns = new InTurns(Integer.parseInt(arguments[1]));
    Pattern wanted = Pattern.compile(arguments[2]);
    List<BenchmarkResults.Row> rows = new ArrayList<>();
    List<BenchmarkResults.Pair> pairs = new ArrayList<>();
    CallComparisons calls = new CallComparisons(arguments[0]);
    List<Comparison> comparisons = new ArrayList<>(calls.single());
    List<ManyThreads> platform = THREADS.stream().map(ManyThreads::platform).toList();
    try (ManyThreads virtual = ManyThreads.virtual(MOST_THREADS)) {
      for (int i = 0; i < platform.size(); i++) {
        comparisons.add(calls.together("get" + THREADS.get(i), platform.get(i)));
      }
      if (virtual != null) {
        comparisons.add(calls.together("getVirtual", virtual));
      }
      comparisons.add(calls.slowLink());
      comparisons.add(calls.readPages());
      comparisons.addAll(new LocalComparisons().all());
      for (Comparison comparison : comparisons) {
        if (wanted.matcher(comparison.contenders().get(0).row()).matches()) {
          BenchmarkResults.Measurements figures = turns.measure(comparison);
          rows.addAll(figures.rows());
          pairs.addAll(figures.pairs());
        }
      }
    } finally {
      platform.forEach(ManyThreads::close);
    }
    System.out.println(
        new JsonMapper().writeValueAsString(new BenchmarkResults.Measurements(rows, pairs)));
  }
}
