package io.github.contactsv3.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.compatibility.PublicApi;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As PublicApiTest of the examples, which do without Spark. */
class SignaturesTest {

  private static final Path CLASSES = Path.of("target/classes");
  private static final Path COMMITTED = Path.of("api/public-api.txt");

  @Test
  void signatures_areTheCommittedOnes(@TempDir Path folder) throws IOException {
    String actual = PublicApi.of(jar(folder.resolve("contacts-v3-spark.jar")));
    assertThat(actual).contains("FleetCredentials", "FleetReport");
    if (Boolean.getBoolean("api.update")) {
      Files.createDirectories(Path.of("api"));
      Files.writeString(COMMITTED, actual);
    }
    assertThat(actual)
        .as("%s differs; if that is meant, run this test with -Dapi.update=true", COMMITTED)
        .isEqualTo(Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "");
  }

  /** A folder of classes without a description is no module, a jar is. */
  private static Path jar(Path file) throws IOException {
    try (OutputStream bytes = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(bytes, new Manifest());
        Stream<Path> found = Files.walk(CLASSES)) {
      List<Path> classes = found.filter(path -> path.toString().endsWith(".class")).toList();
      for (Path path : classes) {
        jar.putNextEntry(new JarEntry(CLASSES.relativize(path).toString().replace('\\', '/')));
        Files.copy(path, jar);
      }
    }
    return file;
  }
}
