package io.github.contactsv3.contract.pact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Copies of interactions with a fault in them. */
final class Broken {

  private Broken() {}

  static PactFile.Interaction in(
      PactFile.Interaction interaction, String object, String member, Object value) {
    JsonNode copy = interaction.node().deepCopy();
    ((ObjectNode) copy.at(object)).putPOJO(member, value);
    return again(interaction, copy);
  }

  static PactFile.Interaction without(
      PactFile.Interaction interaction, String object, String member) {
    JsonNode copy = interaction.node().deepCopy();
    ((ObjectNode) copy.at(object)).remove(member);
    return again(interaction, copy);
  }

  private static PactFile.Interaction again(PactFile.Interaction interaction, JsonNode node) {
    return new PactFile.Interaction(interaction.description(), interaction.operationId(), node);
  }
}
