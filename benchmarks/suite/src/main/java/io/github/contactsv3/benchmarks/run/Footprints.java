package io.github.contactsv3.benchmarks.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Counts the jars of a class path that the build has written down. */
public final class Footprints {
  private Footprints() {}

  /**
   * Counts.
   *
   * @param client whose class path it is
   * @param target the build folder of the module, which has its jar and the file {@code
   *     runtime-class-path}
   * @return the jar of the module and all that it needs at run time
   * @throws IOException if they can't be read
   */
  public static BenchmarkResults.Footprint of(String client, Path target) throws IOException {
    Path list = target.resolve("runtime-class-path");
    if (!Files.exists(list)) {
      throw new RefusedException("there is no " + list + ": build first, with mvn package");
    }
    long bytes = 0;
    List<String> jars = List.of(Files.readString(list).strip().split(File.pathSeparator));
    for (String jar : jars) {
      bytes += Files.size(Path.of(jar));
    }
    return new BenchmarkResults.Footprint(
        client, jars.size() + 1, bytes + Files.size(jarOf(target)));
  }

  private static Path jarOf(Path target) throws IOException {
    try (var files = Files.newDirectoryStream(target, "contacts-v3-*.jar")) {
      for (Path file : files) {
        if (!file.toString().matches(".*-(sources|javadoc|tests)\\.jar")) {
          return file;
        }
      }
    }
    throw new RefusedException("there is no jar in " + target + ": build first, with mvn package");
  }
}
