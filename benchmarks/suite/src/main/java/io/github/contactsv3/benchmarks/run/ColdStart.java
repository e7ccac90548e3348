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

  /** One after the other and then again: a bad minute of the machine is not that of one client. */
  List<Results.Start> measure() throws IOException, InterruptedException {
    Map<Program, List<Once>> runs = new LinkedHashMap<>();
    for (String column : COLUMNS) {
      runs.put(new Program(column, List.of()), new ArrayList<>());
    }
    for (String column : COLUMNS) {
      Path archive = folder.resolve(column + "-" + jdk.feature() + ".jsa");
      once(column, List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:cds=off,cds+dynamic=off"));
      runs.put(new Program(column, List.of("-XX:SharedArchiveFile=" + archive)), new ArrayList<>());
    }
    for (int i = 0; i < starts; i++) {
      for (Map.Entry<Program, List<Once>> run : runs.entrySet()) {
        run.getValue().add(once(run.getKey().column(), run.getKey().options()));
      }
    }
    return runs.entrySet().stream().map(run -> median(run.getKey(), run.getValue())).toList();
  }

  private static Results.Start median(Program program, List<Once> runs) {
    List<Once> sorted = runs.stream().sorted(Comparator.comparing(Once::millis)).toList();
    Once median = sorted.get(sorted.size() / 2);
    return new Results.Start(
        program.column(),
        !program.options().isEmpty(),
        median.millis(),
        median.classes(),
        median.residentMegabytes());
  }

  private record Program(String column, List<String> options) {}

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
