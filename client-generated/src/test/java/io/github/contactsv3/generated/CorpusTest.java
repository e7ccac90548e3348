package io.github.contactsv3.generated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import feign.Feign;
import io.github.contactsv3.compatibility.Diff;
import io.github.contactsv3.compatibility.GeneratedClient;
import io.github.contactsv3.compatibility.Generation;
import io.github.contactsv3.compatibility.TextFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each feature of OpenAPI, once: generated in one run, compiled in one, and called. What is not
 * right on the wire is refused by the document check.
 */
class CorpusTest {
  private static final Path CORPUS = Path.of("src/test/resources/corpus");
  private static final Path PAGE = Path.of("../docs/guide/documents.md");
  private static final String REFRESH =
      "mvn -B -pl client-generated -am package -Dtest=CorpusTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dcorpus.update=true";

  @TempDir static Path folder;
  private static URLClassLoader loader;

  @BeforeAll
  static void generateAndCompile() throws IOException {
    ObjectNode document = (ObjectNode) read("document.yaml");
    rows().forEach(row -> row.addTo(document));
    Path file = Files.writeString(folder.resolve("corpus.json"), document.toString());
    Path sources = Files.createDirectory(folder.resolve("sources"));
    SortedMap<String, String> generated =
        new Generation(Path.of(".")).run(file, CORPUS.resolve("config.yaml"), sources);
    generated.put("Rows.java", program());
    TextFolder.write(sources, generated);
    Path classes = folder.resolve("classes");
    GeneratedClient.compile(
        sources,
        generated.keySet().stream().filter(path -> path.endsWith(".java")),
        System.getProperty("java.class.path"),
        classes);
    loader =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, CorpusTest.class.getClassLoader());
  }

  @AfterAll
  static void close() throws IOException {
    if (loader != null) {
      loader.close();
    }
  }

  private static String program() {
    return """
        import feign.Feign;
        import io.github.contactsv3.corpus.api.*;
        import io.github.contactsv3.corpus.model.*;
        import io.github.contactsv3.runtime.FilePart;
        import java.math.BigDecimal;
        import java.net.URI;
        import java.time.*;
        import java.util.*;

        public class Rows {
          private static String refused(Runnable call) {
            try {
              call.run();
              return "nothing was refused";
            } catch (IllegalArgumentException e) {
              return e.getMessage();
            }
          }

        %s}
        """
        .formatted(rows().map(CorpusRow::java).collect(Collectors.joining()));
  }

  static Stream<CorpusRow> rows() {
    List<CorpusRow> rows = new ArrayList<>();
    read("supported.yaml").forEach(row -> rows.add(CorpusRow.of(rows.size() + 1, row)));
    return rows.stream();
  }

  static Stream<RefusedRow> refusedRows() {
    List<RefusedRow> rows = new ArrayList<>();
    read("refused.yaml").forEach(row -> rows.add(new RefusedRow(row)));
    return rows.stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void feature_called_isRightOnTheWireAndRead(CorpusRow row) throws ReflectiveOperationException {
    CorpusCall call = new CorpusCall(row);
    Object read =
        loader
            .loadClass("Rows")
            .getMethod("row" + row.number(), Feign.Builder.class)
            .invoke(null, call.feign());

    assertThat(call.target()).isEqualTo(row.sends());
    assertThat(call.body()).isEqualTo(row.body());
    row.headers()
        .forEach(
            (name, value) ->
                assertThat(call.header(name))
                    .as(name)
                    .isEqualTo(value.isNull() ? null : value.asText()));
    assertThat(read).isEqualTo(row.expected());
  }

  @ParameterizedTest
  @MethodSource("refusedRows")
  void feature_refused_isOneLine(RefusedRow row) throws IOException {
    assertThat(row.problems(folder)).containsExactlyElementsOf(row.expected());
  }

  @Test
  void corpus_rows_areMany() {
    assertThat(rows().count() + refusedRows().count()).isGreaterThanOrEqualTo(80);
    assertThat(
            Stream.concat(rows().map(CorpusRow::feature), refusedRows().map(RefusedRow::feature)))
        .doesNotHaveDuplicates();
  }

  @Test
  void page_tables_areThoseOfTheCorpus() throws IOException {
    String page = Files.readString(PAGE);
    String expected =
        between(
            between(page, "supported", rows().map(row -> "| " + row.feature() + " |\n")),
            "refused",
            refusedRows().map(RefusedRow::tableRow));
    if (Boolean.getBoolean("corpus.update")) {
      Files.writeString(PAGE, expected);
      return;
    }
    assertThat(Diff.of(page, expected)).as("%s differs:\n%s\n", PAGE, REFRESH).isEmpty();
  }

  private static String between(String page, String name, Stream<String> rows) {
    String begin = "<!-- " + name + " -->\n";
    String end = "<!-- end of " + name + " -->";
    String header =
        name.equals("refused")
            ? "| feature | what the check says |\n|---|---|\n"
            : "| feature |\n|---|\n";
    return page.substring(0, page.indexOf(begin) + begin.length())
        + header
        + rows.collect(Collectors.joining())
        + page.substring(page.indexOf(end));
  }

  static JsonNode read(String name) {
    try {
      return new YAMLMapper().readTree(CORPUS.resolve(name).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
