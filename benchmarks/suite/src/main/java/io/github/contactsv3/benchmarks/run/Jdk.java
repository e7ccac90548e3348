package io.github.contactsv3.benchmarks.run;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A JDK to measure on.
 *
 * @param home its folder
 * @param version such as {@code 17.0.15}
 */
record Jdk(Path home, String version) {
  private static final int OLDEST = 17;

  static Jdk of(Path home) {
    Properties release = new Properties();
    try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
      release.load(reader);
    } catch (IOException e) {
      throw new RefusedException(home + " is no JDK: its file 'release' can't be read", e);
    }
    Jdk jdk = new Jdk(home, release.getProperty("JAVA_VERSION", "0").replace("\"", ""));
    if (jdk.feature() < OLDEST) {
      throw new RefusedException(
          home + " has Java " + jdk.version() + ", which is not supported: 17 or newer is");
    }
    return jdk;
  }

  int feature() {
    return feature(version);
  }

  /** The first number of a version; 0 if it does not begin with one. */
  static int feature(String version) {
    String number = version.split("[.+-]", 2)[0];
    return number.matches("\\d{1,4}") ? Integer.parseInt(number) : 0;
  }

  Path java() {
    return home.resolve("bin/java");
  }

  /** A program of this suite in a JVM of its own. */
  ProcessBuilder program(List<String> options, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(java().toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  /** Runs a program of this suite to its end and returns the last line that it prints. */
  String lastLine(List<String> options, Class<?> main, String... arguments) {
    try {
      Process process = program(options, main, arguments).start();
      process.getOutputStream().close();
      String last = "";
      for (String line : process.inputReader().lines().toList()) {
        last = line;
      }
      int status = process.waitFor();
      if (status != 0) {
        throw new RefusedException(
            main.getSimpleName() + " ended with status " + status + " on Java " + version);
      }
      return last;
    } catch (IOException e) {
      throw new RefusedException(main.getSimpleName() + " could not be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException("interrupted", e);
    }
  }
}
