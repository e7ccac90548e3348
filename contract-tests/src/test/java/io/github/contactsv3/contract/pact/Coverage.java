package io.github.contactsv3.contract.pact;

import io.github.contactsv3.contract.DocumentedOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statuses of operations: which are declared, sent by a consumer test, fulfilled by the
 * sandbox.
 */
final class Coverage {

  private final List<PactFile.Interaction> interactions;
  private final Set<String> verified;

  /**
   * @param interactions those of the pact
   * @param verified descriptions of those that the sandbox has fulfilled
   */
  Coverage(List<PactFile.Interaction> interactions, Set<String> verified) {
    this.interactions = interactions;
    this.verified = verified;
  }

  /** Each status of each operation. */
  static Set<String> declared(Stream<DocumentedOperation> operations) {
    return operations
        .flatMap(
            operation ->
                operation.statuses().stream()
                    .map(status -> operation.id() + " " + status.replace("XX", "00")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Each status that there are interactions of; those from 500 on are declared as one. */
  static Set<String> promised(List<PactFile.Interaction> interactions) {
    return interactions.stream()
        .map(one -> one.operationId() + " " + (one.status() > 500 ? 500 : one.status()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What is missing, a line each. */
  List<String> gaps() {
    List<String> gaps = new ArrayList<>();
    DocumentedOperation.all()
        .forEach(
            operation ->
                operation.statuses().stream()
                    .filter(status -> of(operation, status).isEmpty())
                    .map(status -> "no consumer test: " + operation.id() + " " + status)
                    .forEach(gaps::add));
    interactions.stream()
        .map(PactFile.Interaction::description)
        .filter(description -> !verified.contains(description))
        .map(description -> "the sandbox did not fulfil: " + description)
        .forEach(gaps::add);
    return gaps;
  }

  String markdown() {
    StringBuilder table = new StringBuilder();
    table.append("# Coverage of the contracts\n\n");
    table.append(
        "| operation | status | consumer tests | in the document | fulfilled by the sandbox |\n"
            + "|---|---|---|---|---|\n");
    DocumentedOperation.all()
        .forEach(
            operation ->
                operation.statuses().forEach(status -> table.append(row(operation, status))));
    table.append(
        "\n\"On demand\": the sandbox has no cause of its own for the error and was told to give it.\n");
    return table.toString();
  }

  private String row(DocumentedOperation operation, String status) {
    List<PactFile.Interaction> tests = of(operation, status);
    long bad =
        tests.stream().filter(test -> !DocumentCheck.PRESENT.findings(test).isEmpty()).count();
    return "| `%s` | %s | %d | %s | %s |\n"
        .formatted(
            operation.id(),
            status,
            tests.size(),
            bad == 0 ? "yes" : bad + " are not",
            sandbox(tests));
  }

  private String sandbox(List<PactFile.Interaction> tests) {
    List<PactFile.Interaction> fulfilled =
        tests.stream().filter(test -> verified.contains(test.description())).toList();
    long onDemand = fulfilled.stream().filter(test -> test.state().equals(States.REFUSED)).count();
    long itself = fulfilled.size() - onDemand;
    return String.join(
        ", ",
        Stream.of(
                itself == 0 ? "" : itself + " by itself",
                onDemand == 0 ? "" : onDemand + " on demand")
            .filter(part -> !part.isEmpty())
            .toList());
  }

  private List<PactFile.Interaction> of(DocumentedOperation operation, String status) {
    return interactions.stream()
        .filter(interaction -> interaction.operationId().equals(operation.id()))
        .filter(
            interaction ->
                status.equals("5XX")
                    ? interaction.status() >= 500
                    : status.equals(String.valueOf(interaction.status())))
        .toList();
  }
}
