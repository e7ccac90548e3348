package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.matchers.RequestMatching;
import au.com.dius.pact.core.matchers.ResponseMatching;
import au.com.dius.pact.core.model.SynchronousRequestResponse;
import au.com.dius.pact.core.model.V4Pact;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.contactsv3.compatibility.ApiDocument;
import io.github.contactsv3.contract.DocumentedOperation;
import io.github.contactsv3.contract.SpecDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the checks of the pact can fail: each deliberate fault is caught, no fault is not. */
@Tag("pacts")
@Order(6)
class FaultsTest {

  private static final Path GUIDE = Path.of("..", "docs", "guide", "contract-faults.md");
  private static final String HEAD =
      """
      # Faults that the contracts catch

      One fault of each kind, put in on purpose, alone. The table is written by
      `contract-tests/src/test/java/io/github/contactsv3/contract/pact/FaultsTest.java`, which fails when one is no longer caught;
      after a new fault, `mvn -pl contract-tests -am verify -Dfaults.update=true` writes it again.

      | | fault | in | caught by |
      |---|---|---|---|
      """;

  private static final List<PactFile.Interaction> INTERACTIONS = PactFile.present().interactions();

  @TempDir Path folder;

  @Test
  void everyFault_isCaught_asTheGuideSays() throws IOException {
    StringBuilder table = new StringBuilder(HEAD);
    int row = 0;
    for (ContractFault fault : ContractFault.ALL) {
      Optional<String> caught = caught(fault);
      assertThat(caught).as("check that catches %s", fault).isPresent();
      table.append(
          "| %d | %s | %s | %s |\n"
              .formatted(++row, fault.what(), fault.place(), caught.orElseThrow()));
    }
    if (Boolean.getBoolean("faults.update")) {
      Files.writeString(GUIDE, table);
    }
    assertThat(GUIDE).hasContent(table.toString());
  }

  @Test
  void withoutFault_nothingIsCaught() throws IOException {
    for (ContractFault fault : ContractFault.ALL) {
      ContractFault none =
          new ContractFault(
              fault.place(), "none", fault.interaction(), fault.pointer(), node -> {});
      assertThat(caught(none)).as("%s", fault).isEmpty();
    }
  }

  private Optional<String> caught(ContractFault fault) throws IOException {
    return switch (fault.place()) {
      case DOCUMENT -> byDocument(fault.in(SpecDocuments.CONTACTS.root()));
      case CLIENT, SANDBOX -> byPact(fault, interaction(fault));
      case FILE -> byFile(fault, interaction(fault));
    };
  }

  private static PactFile.Interaction interaction(ContractFault fault) {
    return INTERACTIONS.stream()
        .filter(one -> one.description().equals(fault.interaction()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(fault.interaction()));
  }

  private static Optional<String> byDocument(JsonNode root) {
    DocumentCheck check =
        DocumentCheck.PRESENT.with(new ApiDocument(SpecDocuments.CONTACTS.name(), root));
    Set<String> ids =
        check.operations().stream().map(DocumentedOperation::id).collect(Collectors.toSet());
    if (INTERACTIONS.stream().anyMatch(one -> !ids.contains(one.operationId()))) {
      return Optional.of("every interaction has an operation");
    }
    if (!Coverage.declared(check.operations().stream()).equals(Coverage.promised(INTERACTIONS))) {
      return Optional.of("every declared status has an interaction");
    }
    return INTERACTIONS.stream()
        .filter(interaction -> !check.findings(interaction).isEmpty())
        .findFirst()
        .map(interaction -> "every interaction is inside the document");
  }

  /** Pact's matching, which its mock server and the verification of a provider go by. */
  private static Optional<String> byPact(ContractFault fault, PactFile.Interaction interaction) {
    V4Pact pact = interaction.pact();
    SynchronousRequestResponse promised = only(pact);
    SynchronousRequestResponse faulty =
        only(
            new PactFile.Interaction(
                    interaction.description(),
                    interaction.operationId(),
                    fault.in(interaction.node()))
                .pact());
    if (!RequestMatching.requestMismatches(pact, promised, faulty.getRequest()).matchedOk()) {
      return Optional.of("the consumer test");
    }
    return ResponseMatching.responseMismatches(pact, promised, faulty.getResponse()).isEmpty()
        ? Optional.empty()
        : Optional.of("the verification of the sandbox");
  }

  private static SynchronousRequestResponse only(V4Pact pact) {
    return (SynchronousRequestResponse) pact.getInteractions().get(0);
  }

  private Optional<String> byFile(ContractFault fault, PactFile.Interaction interaction)
      throws IOException {
    JsonNode pact = new ObjectMapper().readTree(PactFile.PRESENT.toFile());
    String text = pact.toString();
    String before = interaction.node().toString();
    assertThat(text).contains(before);
    Path copy =
        Files.writeString(
            folder.resolve("pact.json"),
            text.replace(before, fault.in(interaction.node()).toString()));
    try {
      new PactFile(copy, PactFile.operations());
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of("reading the file");
    }
  }
}
