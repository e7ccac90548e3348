package io.github.contactsv3.benchmarks.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * From the start of a JVM to the answer of the first call, with and without an archive of classes.
 */
final class ColdStart {
  private static final List<String> COLUMNS = List.of("jdk", "bare", "stock", "ours");

  private final Jdk jdk;
  private final Server server;
  private final int starts;
  private final Path folder;

  ColdStart(Jdk jdk, Server server, int starts, Path folder) {
    this.jdk = jdk;
    this.server = server;
    this.starts = starts;
    this.folder = folder;
  }

  List<Results.Start> measure() throws IOException, InterruptedException {
    List<Results.Start> results = new ArrayList<>();
    for (String column : COLUMNS) {
      results.add(measure(column, false, List.of()));
    }
    for (String column : COLUMNS) {
      Path archive = folder.resolve(column + "-" + jdk.feature() + ".jsa");
      once(column, List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:cds=off,cds+dynamic=off"));
      results.add(measure(column, true, List.of("-XX:SharedArchiveFile=" + archive)));
    }
    return results;
  }

  private Results.Start measure(String column, boolean archive, List<String> options)
      throws IOException, InterruptedException {
    double[] millis = new double[starts];
    Once last = once(column, options);
    for (int i = 0; i < starts; i++) {
      last = once(column, options);
      millis[i] = last.millis();
    }
    Arrays.sort(millis);
    return new Results.Start(
        column, archive, millis[starts / 2], last.classes(), last.residentMegabytes());
  }

  private record Once(double millis, int classes, double residentMegabytes) {}

  private Once once(String column, List<String> options) throws IOException, InterruptedException {
    ProcessBuilder program = jdk.program(options, FirstCall.class, column, server.url());
    long start = System.nanoTime();
    Process process = program.start();
    try (BufferedReader lines = process.inputReader()) {
      String answered = lines.readLine();
      double millis = (System.nanoTime() - start) / 1e6;
      String facts = lines.readLine();
      if (!"answered".equals(answered) || facts == null) {
        throw new RefusedException("the first call of " + column + " failed");
      }
      String[] parts = facts.split(" ", 2);
      return new Once(millis, Integer.parseInt(parts[0]), Double.parseDouble(parts[1]));
    } finally {
      process.waitFor();
    }
  }
}
