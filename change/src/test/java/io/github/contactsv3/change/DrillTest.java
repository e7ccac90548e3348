package io.github.contactsv3.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.change.drill.Mutation;
import io.github.contactsv3.change.drill.Mutations;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The judgement, tried on changes of every kind: of the wire, and of the client in Java. */
@Tag("drill")
@Execution(ExecutionMode.CONCURRENT)
class DrillTest {

  private static final Path MODULE = Path.of("..", "client-generated");
  private static final ApiDocument PRESENT =
      ApiDocument.read(Path.of("..", "spec", "contacts-v3.yaml"));

  @TempDir static Path folder;
  private static GeneratedClient present;

  @BeforeAll
  static void generate() {
    present = generate(PRESENT, "present");
  }

  private static GeneratedClient generate(ApiDocument document, String name) {
    return GeneratedClient.of(
        MODULE, Map.of("contacts-v3.yaml", document), ClassPath.present(), folder.resolve(name));
  }

  static List<Mutation> mutations() {
    return Mutations.all();
  }

  @Test
  void drill_hasAtLeastFortyChanges_withNamesOfTheirOwn() {
    assertThat(mutations()).hasSizeGreaterThanOrEqualTo(40);
    assertThat(mutations()).extracting(Mutation::name).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void change_isJudgedOnTheWireAndInJava(Mutation mutation) {
    ApiDocument changed = mutation.of(PRESENT);

    List<Change> changes = DocumentDiff.of(PRESENT, changed);
    JavaDiff java = JavaDiff.of(present, generate(changed, mutation.name()));

    assertThat(Level.worst(changes.stream().map(Change::level).toList()))
        .as("on the wire: %s", changes)
        .isEqualTo(mutation.wire());
    assertThat(java.level()).as("in Java: %s", java.signatures()).isEqualTo(mutation.java());
  }
}
