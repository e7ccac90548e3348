package io.github.contactsv3.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Measures how long the packaged sandbox takes from the start of its process to the line that says
 * it listens. No part of the build: {@code mvn verify -pl contract-tests -am -Dtest=StartBenchmark
 * -Dsurefire.failIfNoSpecifiedTests=false}
 */
class StartBenchmark {

  private static final Path JAR = Path.of("../sandbox/target/contacts-sandbox.jar");
  private static final int TRIES = 11;

  @ParameterizedTest
  @ValueSource(ints = {0, 10_000})
  void start(int contacts) throws IOException, InterruptedException {
    if (!Files.exists(JAR)) {
      throw new IllegalStateException("package the sandbox first, there is no " + JAR);
    }
    long[] times = new long[TRIES];
    for (int i = 0; i < TRIES; i++) {
      times[i] = start("--seed", String.valueOf(contacts));
    }
    Arrays.sort(times);
    System.out.printf(
        "%,6d contacts: ready in median %,d ms, slowest %,d ms%n",
        contacts, times[TRIES / 2], times[TRIES - 1]);
  }

  private static long start(String option, String value) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    long begin = System.nanoTime();
    Process process =
        new ProcessBuilder(java, "-jar", JAR.toString(), "--port", "0", option, value)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines = process.inputReader()) {
      String line = lines.readLine();
      if (line == null) {
        throw new IllegalStateException("the sandbox did not start");
      }
      return (System.nanoTime() - begin) / 1_000_000;
    } finally {
      process.destroy();
      process.waitFor();
    }
  }
}
