package io.github.contactsv3.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.compatibility.Diff;
import io.github.contactsv3.compatibility.Generation;
import io.github.contactsv3.compatibility.TextFolder;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the templates make of a small document with every trick of a schema in it. */
class GoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Path EXPECTED = GOLDEN.resolve("expected");
  private static final String REFRESH =
      "mvn -B -pl client-generated -am package -Dtest=GoldenTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.update=true";

  @TempDir Path output;

  @Test
  void generate_fixture_givesTheCommittedFiles() {
    SortedMap<String, String> actual = named(generate());
    if (Boolean.getBoolean("golden.update")) {
      TextFolder.write(EXPECTED, actual);
    }
    SortedMap<String, String> expected = TextFolder.read(EXPECTED);

    StringBuilder differences = new StringBuilder();
    for (String name :
        new TreeSet<>(Stream.of(expected, actual).flatMap(m -> m.keySet().stream()).toList())) {
      String diff = Diff.of(expected.getOrDefault(name, ""), actual.getOrDefault(name, ""));
      if (!diff.isEmpty()) {
        differences.append("\n--- ").append(name).append('\n').append(diff).append('\n');
      }
    }
    assertThat(differences.toString())
        .as("the templates give something else now; if that is meant:\n%s\n", REFRESH)
        .isEmpty();
  }

  @Test
  void generate_fixture_compilesWithoutWarning() throws IOException {
    generate();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    Path classes = Files.createDirectory(output.resolve("classes"));
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.walk(output)) {
      boolean compiled =
          javac
              .getTask(
                  messages,
                  files,
                  null,
                  List.of(
                      "-d",
                      classes.toString(),
                      "-proc:none",
                      "-Werror",
                      "-Xlint:all,-classfile,-deprecation,-path,-processing,-serial"),
                  null,
                  files.getJavaFileObjectsFromPaths(
                      sources.filter(p -> p.toString().endsWith(".java")).toList()))
              .call();
      assertThat(compiled).as(messages.toString()).isTrue();
    }
  }

  private SortedMap<String, String> generate() {
    return new Generation(Path.of("."))
        .run(GOLDEN.resolve("fixture.yaml"), Spec.CONTACTS.config(), output);
  }

  /** By last folder and name, with an ending that neither javac nor a formatter looks for. */
  private static SortedMap<String, String> named(SortedMap<String, String> files) {
    SortedMap<String, String> named = new TreeMap<>();
    files.forEach(
        (path, text) -> {
          Path file = Path.of(path);
          named.put(
              file.getName(file.getNameCount() - 2) + "/" + file.getFileName() + ".txt", text);
        });
    assertThat(named).hasSameSizeAs(files);
    return named;
  }
}
