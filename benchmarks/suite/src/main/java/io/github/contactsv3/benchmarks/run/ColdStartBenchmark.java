package io.github.contactsv3.benchmarks.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From the start of a JVM to the response of the first call, with each kind of archive. */
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
    for (Archive archive : Archive.values()) {
      if (archive.isKnownTo(jdk)) {
        for (String client : BenchmarkResults.CLIENTS) {
          runs.put(prepared(client, archive), new ArrayList<>());
        }
      }
    }
    for (int i = 0; i < starts; i++) {
      for (Map.Entry<Program, List<Once>> run : runs.entrySet()) {
        run.getValue()
            .add(
                once(
                    run.getKey().client(),
                    run.getKey().options(),
                    ProcessBuilder.Redirect.INHERIT));
      }
    }
    return runs.entrySet().stream().map(run -> median(run.getKey(), run.getValue())).toList();
  }

  private Program prepared(String client, Archive archive)
      throws IOException, InterruptedException {
    Path file = folder.resolve(client + "-" + jdk.feature() + "." + archive);
    if (archive != Archive.NONE) {
      Files.deleteIfExists(file);
      // The JVM has a word to say about each cache that it writes.
      once(client, archive.written(file), ProcessBuilder.Redirect.DISCARD);
    }
    return new Program(client, archive, archive.used(file));
  }

  private static BenchmarkResults.Start median(Program program, List<Once> runs) {
    List<Once> sorted = runs.stream().sorted(Comparator.comparing(Once::millis)).toList();
    Once median = sorted.get(sorted.size() / 2);
    return new BenchmarkResults.Start(
        program.client(),
        program.archive(),
        median.millis(),
        median.classes(),
        median.residentMegabytes());
  }

  private record Program(String client, Archive archive, List<String> options) {}

  private record Once(double millis, int classes, double residentMegabytes) {}

  private Once once(String client, List<String> options, ProcessBuilder.Redirect errors)
      throws IOException, InterruptedException {
    ProcessBuilder program =
        jdk.program(options, FirstCallBenchmark.class, client, server.url()).redirectError(errors);
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
