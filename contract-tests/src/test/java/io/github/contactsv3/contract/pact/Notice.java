package io.github.contactsv3.contract.pact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.contract.Operation;
import io.github.contactsv3.contract.pact.PactVerifier.Answer;
import io.github.contactsv3.sandbox.ContactsSandbox;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who notices that the document is not that of the contracts and the sandbox any more. */
final class Notice {

  static final String COMPLETE = "every declared status has an interaction";
  static final String KNOWN = "every interaction has an operation";
  static final String INSIDE = "every interaction is inside the document";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Notice() {}

  /** Which check of the contracts notices that these are other documents, if one does. */
  static Optional<String> ofContracts(
      DocumentCheck check, List<PactFile.Interaction> interactions) {
    Set<String> ids = check.operations().stream().map(Operation::id).collect(Collectors.toSet());
    if (interactions.stream().anyMatch(one -> !ids.contains(one.operationId()))) {
      return Optional.of(KNOWN);
    }
    if (!Coverage.declared(check.operations().stream()).equals(Coverage.promised(interactions))) {
      return Optional.of(COMPLETE);
    }
    return interactions.stream()
        .filter(interaction -> !check.findings(interaction).isEmpty())
        .findFirst()
        .map(interaction -> INSIDE);
  }

  /** The successes of the pact, with what a sandbox really answers. */
  static List<PactFile.Interaction> answers(
      ContactsSandbox sandbox, List<PactFile.Interaction> interactions) {
    return interactions.stream()
        .filter(interaction -> interaction.status() < 300)
        .map(interaction -> answered(sandbox, interaction))
        .toList();
  }

  private static PactFile.Interaction answered(
      ContactsSandbox sandbox, PactFile.Interaction interaction) {
    new SandboxAccount(sandbox).resetFor(interaction);
    Answer answer = new PactVerifier(sandbox.baseUrl()).send(interaction);
    JsonNode copy = interaction.node().deepCopy();
    try {
      ((ObjectNode) copy.at("/response")).put("status", answer.status());
      ((ObjectNode) copy.at("/response/body")).set("content", MAPPER.readTree(answer.body()));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
    return new PactFile.Interaction(interaction.description(), interaction.operationId(), copy);
  }

  /** Whether what the sandbox answers does not fit these documents. */
  static boolean ofSandbox(DocumentCheck check, List<PactFile.Interaction> answers) {
    return answers.stream().anyMatch(answer -> !check.findingsOfAnswer(answer).isEmpty());
  }
}
