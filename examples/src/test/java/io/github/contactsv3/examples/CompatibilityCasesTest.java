package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.compatibility.ApiDocument;
import io.github.contactsv3.compatibility.Change;
import io.github.contactsv3.compatibility.DocumentDiff;
import io.github.contactsv3.compatibility.GeneratedClient;
import io.github.contactsv3.compatibility.JavaDiff;
import io.github.contactsv3.compatibility.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The judgement, tried on changes of every kind: of the wire, and of the client in Java. After each
 * compatible one the examples compile against the newly generated client, and do what their tests
 * say; those that were compiled before do the same. Both in one class, since to generate and
 * compile a client takes longest.
 */
@Tag("compatibility")
@Execution(ExecutionMode.CONCURRENT)
class CompatibilityCasesTest {

  private static final ApiDocument PRESENT =
      ApiDocument.read(Path.of("..", "spec", "contacts-v3.yaml"));

  private static final Path GUIDE = Path.of("..", "docs", "guide", "compatibility.md");
  private static final String HEAD =
      """
      # Compatibility cases: changes of the document, and the verdicts on them

      Each of these changes is made to the document, alone, and judged by the gate, on the wire and in Java. After each change that is compatible
      in both senses, the examples compile against the client that is generated from it, and run; so do the examples that were compiled before
      the change. Among them is a class that implements two methods of a generated interface. The changes stand in
      `examples/src/test/resources/compatibility-cases.yaml`; `examples/src/test/java/io/github/contactsv3/examples/CompatibilityCasesTest.java` writes this table with
      `-Dcompatibility.update=true`.

      | change | on the wire | in Java |
      |---|---|---|
      """;

  @TempDir static Path folder;
  private static GeneratedClient present;
  private static ExamplesRecompiled examples;
  private static Path compiledBefore;

  @BeforeAll
  static void generate() throws IOException {
    present = generate(PRESENT, "present");
    examples = new ExamplesRecompiled();
    compiledBefore = examples.compile(present, folder.resolve("compiled-before"));
  }

  @AfterAll
  static void close() throws IOException {
    examples.close();
  }

  private static GeneratedClient generate(ApiDocument document, String name) {
    return GeneratedClient.of(
        Path.of("..", "client-generated"),
        Map.of("contacts-v3.yaml", document),
        ExamplesRecompiled.classPathOfClient(),
        folder.resolve(name));
  }

  static List<CompatibilityCase> changes() {
    return CompatibilityCase.all();
  }

  private static boolean compatible(CompatibilityCase one) {
    return one.wire() != Level.BREAKING && one.java() != Level.BREAKING;
  }

  static Stream<CompatibilityCase> breaking() {
    return changes().stream().filter(one -> one.change().equals("an operation has another id"));
  }

  @Test
  void cases_areEnough_withNamesOfTheirOwn() {
    assertThat(changes()).hasSizeGreaterThanOrEqualTo(40);
    assertThat(changes().stream().filter(CompatibilityCasesTest::compatible))
        .hasSizeGreaterThanOrEqualTo(20);
    assertThat(changes()).extracting(CompatibilityCase::change).doesNotHaveDuplicates();
  }

  @Test
  void table_isThatOfTheGuide() throws IOException {
    String table =
        changes().stream()
            .map(one -> "| %s | %s | %s |\n".formatted(one.change(), one.wire(), one.java()))
            .collect(Collectors.joining("", HEAD, ""));
    if (Boolean.getBoolean("compatibility.update")) {
      Files.writeString(GUIDE, table);
    }
    assertThat(GUIDE).hasContent(table);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void change_isJudged_andTheExamplesPassAfterACompatibleOne(CompatibilityCase one)
      throws Exception {
    ApiDocument changed = one.of(PRESENT);
    GeneratedClient client = generate(changed, one.change());

    List<Change> changes = DocumentDiff.of(PRESENT, changed);
    JavaDiff java = JavaDiff.of(present, client);

    assertThat(Level.worst(changes.stream().map(Change::level).toList()))
        .as("on the wire: %s", changes)
        .isEqualTo(one.wire());
    assertThat(java.level()).as("in Java: %s", java.signatures()).isEqualTo(one.java());
    // Of the same sources nothing else can come than what all other tests have seen.
    if (compatible(one) && !client.sources().equals(present.sources())) {
      Path classes = folder.resolve(one.change()).resolve("examples");
      examples.run(client, examples.compile(client, classes));
      examples.run(client, compiledBefore);
    }
  }

  @ParameterizedTest
  @MethodSource("breaking")
  void afterABreakingChange_theExamplesDoNotCompile(CompatibilityCase one) {
    GeneratedClient client = generate(one.of(PRESENT), "breaking");

    assertThatThrownBy(() -> examples.compile(client, folder.resolve("broken")))
        .hasMessageStartingWith("does not compile: ")
        .hasMessageContaining("getContact");
  }
}
