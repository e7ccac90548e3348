package io.github.contactsv3.benchmarks.run;

import io.github.contactsv3.benchmarks.jmh.Connected;
import io.github.contactsv3.benchmarks.jmh.CpuProfiler;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Runs the benchmarks of JMH on one JDK. */
final class JmhRun {
  private static final String NEEDS_VIRTUAL_THREADS = "getVirtual_.*";

  private final Jdk jdk;
  private final Server server;
  private final Effort effort;

  JmhRun(Jdk jdk, Server server, Effort effort) {
    this.jdk = jdk;
    this.server = server;
    this.effort = effort;
  }

  List<Results.Row> rows() {
    List<Results.Row> rows =
        new ArrayList<>(run(effort.rows(), effort.warmups(), effort.measurements()));
    if (effort == Effort.FULL) {
      // One takes seconds, most of which it waits.
      rows.addAll(run("Walks\\..*", 1, 2));
    }
    return rows;
  }

  private List<Results.Row> run(String rows, int warmups, int measurements) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("io\\.github\\.contactsv3\\.benchmarks\\.jmh\\." + rows)
            .jvm(jdk.java().toString())
            .jvmArgs(jvmArguments())
            .forks(1)
            .warmupIterations(warmups)
            .measurementIterations(measurements)
            .warmupTime(TimeValue.milliseconds(effort.iterationMillis()))
            .measurementTime(TimeValue.milliseconds(effort.iterationMillis()))
            .addProfiler(GCProfiler.class)
            .addProfiler(CpuProfiler.class)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    if (!jdk.hasVirtualThreads()) {
      options.exclude(NEEDS_VIRTUAL_THREADS);
    }
    try {
      return new Runner(options.build()).run().stream().map(JmhRun::row).toList();
    } catch (RunnerException e) {
      throw new RefusedException("JMH failed on Java " + jdk.version() + ": " + e.getMessage(), e);
    }
  }

  private String[] jvmArguments() {
    List<String> arguments =
        new ArrayList<>(List.of(effort.jvmFlags(), "-D" + Connected.SERVER + "=" + server.url()));
    if (jdk.warnsOfUnsafe()) {
      // JMH uses it, and each of its processes would say so.
      arguments.add("--sun-misc-unsafe-memory-access=allow");
    }
    return arguments.toArray(new String[0]);
  }

  private static Results.Row row(RunResult result) {
    String method = result.getParams().getBenchmark().replaceAll(".*\\.", "");
    int split = method.lastIndexOf('_');
    String latency = result.getParams().getParam("latency");
    Result<?> time = result.getPrimaryResult();
    Statistics iterations = time.getStatistics();
    return new Results.Row(
        method.substring(0, split) + (latency == null ? "" : "At" + latency),
        method.substring(split + 1),
        time.getScoreUnit().replace("/op", ""),
        // Not the mean: one second in which the machine does something else would be in it.
        iterations.getPercentile(50),
        (iterations.getPercentile(75) - iterations.getPercentile(25)) / 2,
        secondary(result, CpuProfiler.LABEL),
        secondary(result, "gc.alloc.rate.norm"));
  }

  private static double secondary(RunResult result, String label) {
    return result.getSecondaryResults().entrySet().stream()
        .filter(entry -> entry.getKey().endsWith(label))
        .mapToDouble(entry -> entry.getValue().getScore())
        .findFirst()
        .orElse(0);
  }
}
