package io.github.contactsv3.contract.pact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;

/** Tells which interactions of the pact an operation has, for users of the artifact. */
final class PactIndex {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final List<PactFile.Interaction> interactions;

  PactIndex(List<PactFile.Interaction> interactions) {
    this.interactions = interactions;
  }

  String json() {
    ObjectNode index = MAPPER.createObjectNode();
    index.put("pact", String.valueOf(PactFile.PRESENT.getFileName()));
    ObjectNode operations = index.putObject("operations");
    interactions.stream()
        .sorted(
            Comparator.comparing(PactFile.Interaction::operationId)
                .thenComparing(PactFile.Interaction::status)
                .thenComparing(PactFile.Interaction::description))
        .forEach(
            interaction -> {
              ArrayNode of = operations.withArray("/" + interaction.operationId());
              of.addObject()
                  .put("description", interaction.description())
                  .put("state", interaction.state())
                  .put("status", interaction.status());
            });
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(index) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
