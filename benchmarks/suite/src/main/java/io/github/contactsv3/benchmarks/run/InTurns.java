package io.github.contactsv3.benchmarks.run;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Measures clients in turns in one process, up to some hundred calls each: whatever else the
 * machine does meanwhile, it does to all of them.
 */
final class InTurns {
  /** The share of a round that the compiler may work when the rounds that count begin. */
  private static final double COMPILING = 0.02;

  /** How much longer than planned a warm-up may take. */
  private static final int MOST_WARMUP = 4;

  private final CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
  private final Random random = new Random(1);
  private final int usualRounds;

  InTurns(int usualRounds) {
    this.usualRounds = usualRounds;
  }

  BenchmarkResults.Measurements measure(Comparison comparison) {
    int rounds = Math.max(1, (int) (usualRounds * comparison.rounds()));
    List<Series> all =
        comparison.contenders().stream()
            .map(contender -> new Series(contender, comparison, rounds))
            .toList();
    List<Series> turns = new ArrayList<>(all);
    warmUp(turns, (int) Math.ceil(rounds * comparison.warmup()));
    for (int round = 0; round < rounds; round++) {
      round(turns, round);
    }
    return new BenchmarkResults.Measurements(all.stream().map(Series::toRow).toList(), pairs(all));
  }

  /**
   * Goes on until the compiler has next to nothing left to do: some methods are compiled for good
   * only after tens of thousands of calls.
   */
  private void warmUp(List<Series> turns, int least) {
    boolean compiling = true;
    for (int i = 0; i < least || (compiling && i < MOST_WARMUP * least); i++) {
      long compiledBefore = compiler.getTotalCompilationTime();
      long before = System.nanoTime();
      round(turns, -1);
      long nanos = System.nanoTime() - before;
      compiling = (compiler.getTotalCompilationTime() - compiledBefore) * 1e6 > COMPILING * nanos;
    }
  }

  private void round(List<Series> turns, int round) {
    // Otherwise one client would always follow the one that leaves the most garbage.
    Collections.shuffle(turns, random);
    turns.forEach(series -> series.take(round));
  }

  /** All relative to the first, and ours relative to the bare Apache client. */
  private static List<BenchmarkResults.Pair> pairs(List<Series> all) {
    List<BenchmarkResults.Pair> pairs = new ArrayList<>();
    for (int i = 1; i < all.size(); i++) {
      Series series = all.get(i);
      pairs.add(series.toPair(all.get(0)));
      if (series.isOf(BenchmarkResults.OURS)) {
        all.subList(1, i).stream()
            .filter(base -> base.isOf(BenchmarkResults.APACHE) && base.isOfSameRow(series))
            .forEach(base -> pairs.add(series.toPair(base)));
      }
    }
    return pairs;
  }
}
