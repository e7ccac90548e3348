package io.github.contactsv3.benchmarks.run;

import com.sun.management.OperatingSystemMXBean;
import io.github.contactsv3.benchmarks.run.Comparison.Contender;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The turns of one contender: what each round took. */
final class Series {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final Allocation ALLOCATION = new Allocation();

  private final Contender contender;
  private final int calls;
  private final double operations;
  private final double[] wall;
  private final double[] cpu;
  private final double[] bytes;

  /** Written so that no compiler can leave a call out. */
  @SuppressWarnings("UnusedVariable")
  private volatile @Nullable Object last;

  Series(Contender contender, Comparison comparison, int rounds) {
    this.contender = contender;
    this.calls = comparison.calls();
    this.operations = (double) comparison.calls() * comparison.operations();
    this.wall = new double[rounds];
    this.cpu = new double[rounds];
    this.bytes = new double[rounds];
  }

  /** Takes a turn; one of a round below 0 does not count. */
  void take(int round) {
    long bytesBefore = ALLOCATION.bytes();
    long cpuBefore = SYSTEM.getProcessCpuTime();
    long before = System.nanoTime();
    try {
      for (int i = 0; i < calls; i++) {
        last = contender.call().call();
      }
    } catch (Exception e) {
      throw new IllegalStateException(contender.row() + " failed", e);
    }
    if (round >= 0) {
      wall[round] = System.nanoTime() - before;
      cpu[round] = SYSTEM.getProcessCpuTime() - cpuBefore;
      bytes[round] = ALLOCATION.bytes() - bytesBefore;
    }
  }

  boolean isOf(String client) {
    return contender.client().equals(client);
  }

  boolean isOfSameRow(Series other) {
    return contender.row().equals(other.contender.row());
  }

  BenchmarkResults.Row toRow() {
    double[] sorted = Arrays.stream(wall).sorted().toArray();
    double nanos = operations * 1_000;
    return new BenchmarkResults.Row(
        contender.row(),
        contender.client(),
        quantile(sorted, 0.5) / nanos,
        (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 2 / nanos,
        Arrays.stream(cpu).average().orElse(0) / nanos,
        quantile(Arrays.stream(bytes).sorted().toArray(), 0.5) / operations);
  }

  BenchmarkResults.Pair toPair(Series base) {
    double[] ratios = compared(base, (own, other) -> own / other);
    double[] added = compared(base, (own, other) -> own - other);
    return new BenchmarkResults.Pair(
        contender.row(),
        contender.client(),
        isOfSameRow(base) ? base.contender.client() : base.contender.row(),
        quantile(ratios, 0.5),
        // The system counts it in steps that are too coarse for a single turn.
        Arrays.stream(cpu).sum() / Arrays.stream(base.cpu).sum(),
        quantile(ratios, 0.25),
        quantile(ratios, 0.75),
        quantile(added, 0.5) / 1_000 / operations);
  }

  private double[] compared(Series base, DoubleBinaryOperator compare) {
    return IntStream.range(0, wall.length)
        .mapToDouble(i -> compare.applyAsDouble(wall[i], base.wall[i]))
        .sorted()
        .toArray();
  }

  private static double quantile(double[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
