package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.change.ApiDocument;
import io.github.contactsv3.change.Change;
import io.github.contactsv3.change.DocumentDiff;
import io.github.contactsv3.change.GeneratedClient;
import io.github.contactsv3.change.JavaDiff;
import io.github.contactsv3.change.Level;
import io.github.contactsv3.change.drill.Mutation;
import io.github.contactsv3.change.drill.Mutations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
 * compatible one the examples compile against the client that is generated anew, and do what their
 * tests say. Both in one class, since to generate and compile a client takes longest.
 */
@Tag("drill")
@Execution(ExecutionMode.CONCURRENT)
class DrillTest {

  private static final ApiDocument PRESENT =
      ApiDocument.read(Path.of("..", "spec", "contacts-v3.yaml"));

  @TempDir static Path folder;
  private static GeneratedClient present;
  private static ExamplesAnew examples;

  @BeforeAll
  static void generate() {
    present = generate(PRESENT, "present");
    examples = new ExamplesAnew();
  }

  @AfterAll
  static void close() throws IOException {
    examples.close();
  }

  private static GeneratedClient generate(ApiDocument document, String name) {
    return GeneratedClient.of(
        Path.of("..", "client-generated"),
        Map.of("contacts-v3.yaml", document),
        ExamplesAnew.classPathOfClient(),
        folder.resolve(name));
  }

  static List<Mutation> mutations() {
    return Mutations.all();
  }

  private static boolean compatible(Mutation one) {
    return one.wire() != Level.BREAKING && one.java() != Level.BREAKING;
  }

  static Stream<Mutation> breaking() {
    return mutations().stream().filter(one -> one.name().equals("an operation has another id"));
  }

  @Test
  void drill_hasChangesEnough_withNamesOfTheirOwn() {
    assertThat(mutations()).hasSizeGreaterThanOrEqualTo(40);
    assertThat(mutations().stream().filter(DrillTest::compatible)).hasSizeGreaterThanOrEqualTo(20);
    assertThat(mutations()).extracting(Mutation::name).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void change_isJudged_andTheExamplesPassAfterACompatibleOne(Mutation mutation) throws Exception {
    ApiDocument changed = mutation.of(PRESENT);
    GeneratedClient client = generate(changed, mutation.name());

    List<Change> changes = DocumentDiff.of(PRESENT, changed);
    JavaDiff java = JavaDiff.of(present, client);

    assertThat(Level.worst(changes.stream().map(Change::level).toList()))
        .as("on the wire: %s", changes)
        .isEqualTo(mutation.wire());
    assertThat(java.level()).as("in Java: %s", java.signatures()).isEqualTo(mutation.java());
    // Of the same sources nothing else can come than what all other tests have seen.
    if (compatible(mutation) && !client.sources().equals(present.sources())) {
      Path classes = folder.resolve(mutation.name()).resolve("examples");
      examples.run(client, examples.compile(client, classes));
    }
  }

  @ParameterizedTest
  @MethodSource("breaking")
  void afterABreakingChange_theExamplesDoNotCompile(Mutation mutation) {
    GeneratedClient client = generate(mutation.of(PRESENT), "breaking");

    assertThatThrownBy(() -> examples.compile(client, folder.resolve("broken")))
        .hasMessageStartingWith("does not compile: ")
        .hasMessageContaining("getContact");
  }
}
