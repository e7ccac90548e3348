package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.change.ApiDocument;
import io.github.contactsv3.change.drill.Mutation;
import io.github.contactsv3.change.drill.Mutations;
import io.github.contactsv3.contract.Document;
import io.github.contactsv3.sandbox.ContactsSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether contracts and sandbox notice when the document changes under them. */
@Order(7)
@Tag("drill")
class DrillNoticeTest {

  private static final Path GUIDE = Path.of("..", "docs", "guide", "drill.md");
  private static final String HEAD =
      """
      # The drill: changes of the document, and what is said of them

      Each of these changes is made to the document, alone, and judged. "On the wire" and "in Java" are the verdicts of the gate
      (`examples/src/test/java/io/github/contactsv3/examples/DrillTest.java`); "contracts" and "sandbox" say whether those notice that were made
      for the document of before (`contract-tests/src/test/java/io/github/contactsv3/contract/pact/DrillNoticeTest.java`, which writes this table
      with `-Ddrill.update=true`). After each change that is compatible in both senses, the examples compile against the client that is
      generated from it, and run.

      | change | on the wire | in Java | contracts | sandbox |
      |---|---|---|---|---|
      """;

  private static List<PactFile.Interaction> interactions;
  private static List<PactFile.Interaction> answers;

  @BeforeAll
  static void ask() {
    interactions = PactFile.present().interactions();
    try (ContactsSandbox sandbox = SandboxAccount.start()) {
      answers = Notice.answers(sandbox, interactions);
    }
  }

  static List<Mutation> mutations() {
    return Mutations.all();
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void change_isNoticedByContractsAndSandbox(Mutation mutation) {
    String name = Document.CONTACTS.name();
    ApiDocument changed = mutation.of(new ApiDocument(name, Document.CONTACTS.root()));
    DocumentCheck check = DocumentCheck.PRESENT.with(new Document(name, changed.root()));

    Optional<String> noticed = Notice.ofContracts(check, interactions);
    assertThat(noticed.isPresent()).as("by contracts: %s", noticed).isEqualTo(mutation.contracts());
    assertThat(Notice.ofSandbox(check, answers)).as("by sandbox").isEqualTo(mutation.sandbox());
  }

  @Test
  void table_isThatOfTheGuide() throws IOException {
    StringBuilder table = new StringBuilder(HEAD);
    mutations()
        .forEach(
            mutation ->
                table.append(
                    "| %s | %s | %s | %s | %s |\n"
                        .formatted(
                            mutation.name(),
                            mutation.wire(),
                            mutation.java(),
                            mutation.contracts() ? "notice" : "",
                            mutation.sandbox() ? "notices" : "")));
    if (Boolean.getBoolean("drill.update")) {
      Files.writeString(GUIDE, table);
    }
    assertThat(GUIDE).hasContent(table.toString());
  }
}
