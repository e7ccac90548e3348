package io.github.contactsv3.benchmarks.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From the start of a JVM to the response of the first call, with and without an archive of
 * classes.
 */
final class ColdStartBenchmark {
  private final Jdk jdk;
  private final Server server;
  private final int starts;
  private final Path folder;

  ColdStartBenchmark(Jdk jdk, Server server, int starts, Path folder) {
    this.jdk = jdk;
    this.server = server;
    this.starts = starts;
    this.folder = folder;
  }

  /** One after the other and then again: a bad minute of the machine is not that of one client. */
  List<BenchmarkResults.Start> measure() throws IOException, InterruptedException {
    Map<Program, List<Once>> runs = new LinkedHashMap<>();
    for (String client : BenchmarkResults.CLIENTS) {
      runs.put(new Program(client, List.of()), new ArrayList<>());
    }
    for (String client : BenchmarkResults.CLIENTS) {
      Path archive = folder.resolve(client + "-" + jdk.feature() + ".jsa");
      once(client, List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:cds=off,cds+dynamic=off"));
      runs.put(new Program(client, List.of("-XX:SharedArchiveFile=" + archive)), new ArrayList<>());
    }
    for (int i = 0; i < starts; i++) {
      for (Map.Entry<Program, List<Once>> run : runs.entrySet()) {
        run.getValue().add(once(run.getKey().client(), run.getKey().options()));
      }
    }
    return runs.entrySet().stream().map(run -> median(run.getKey(), run.getValue())).toList();
  }

  private static BenchmarkResults.Start median(Program program, List<Once> runs) {
    List<Once> sorted = runs.stream().sorted(Comparator.comparing(Once::millis)).toList();
    Once median = sorted.get(sorted.size() / 2);
    return new BenchmarkResults.Start(
        program.client(),
        !program.options().isEmpty(),
        median.millis(),
        median.classes(),
        median.residentMegabytes());
  }

  private record Program(String client, List<String> options) {}

  private record Once(double millis, int classes, double residentMegabytes) {}

  private Once once(String client, List<String> options) throws IOException, InterruptedException {
    ProcessBuilder program = jdk.program(options, FirstCallBenchmark.class, client, server.url());
    long start = System.nanoTime();
    Process process = program.start();
    try (BufferedReader lines = process.inputReader()) {
      String done = lines.readLine();
      double millis = (System.nanoTime() - start) / 1e6;
      String facts = lines.readLine();
      if (!FirstCallBenchmark.DONE.equals(done) || facts == null) {
        throw new RefusedException("the first call of " + client + " failed");
      }
      String[] parts = facts.split(" ", 2);
      return new Once(millis, Integer.parseInt(parts[0]), Double.parseDouble(parts[1]));
    } finally {
      process.waitFor();
    }
  }
}
