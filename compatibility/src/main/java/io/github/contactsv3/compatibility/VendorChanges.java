package io.github.contactsv3.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Changes of the vendor's document since its last review. */
final class VendorChanges {

  private VendorChanges() {}

  /** Returns a line for each change that is more than a text, at its schema and not at each use. */
  static List<String> of(ApiDocument reviewed, ApiDocument now) {
    return DocumentDiff.of(selfContained(reviewed), selfContained(now)).stream()
        .filter(change -> change.level() != Level.METADATA || change.what().contains("deprecated"))
        .map(
            change ->
                change.place().replaceAll(" \\((sent|received)\\)$", "") + ": " + change.what())
        .distinct()
        .toList();
  }

  /** References to files that we do not have become a keyword, so that a change of them shows. */
  private static ApiDocument selfContained(ApiDocument document) {
    JsonNode root = document.root().deepCopy();
    for (JsonNode owner : root.findParents("$ref")) {
      String reference = owner.path("$ref").asText();
      if (!reference.startsWith("#/") && owner instanceof ObjectNode object) {
        object.remove("$ref");
        object.put("x-foreign", reference);
      }
    }
    return new ApiDocument(document.name(), root);
  }
}
