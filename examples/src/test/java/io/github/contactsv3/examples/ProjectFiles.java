package io.github.contactsv3.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of the project, without what builds leave. */
final class ProjectFiles {
  static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private static final Pattern BUILT = Pattern.compile("(.*/)?(target|node_modules|\\.git)/.*");

  private ProjectFiles() {}

  /** Returns the files whose names fit, in order. */
  static List<Path> named(Pattern pattern) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> pattern.matcher(file.toString()).matches())
          .filter(file -> !BUILT.matcher(name(file)).matches())
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  /** Returns the path of a file from the root. */
  static String name(Path file) {
    return ROOT.relativize(file).toString();
  }
}
