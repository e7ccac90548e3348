package io.github.contactsv3.benchmarks;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The limits of benchmarks/limits.properties. */
final class Limits {
  private static final Path FILE = Path.of("../limits.properties");

  private Limits() {}

  static long of(String name) throws IOException {
    Properties limits = new Properties();
    try (Reader reader = Files.newBufferedReader(FILE)) {
      limits.load(reader);
    }
    return Long.parseLong(limits.getProperty(name));
  }
}
