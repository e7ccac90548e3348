package io.github.contactsv3.sandbox.internal.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One OpenAPI document made of several, for tools that read one. Components that have the same name
 * and differ get a number behind it.
 */
public final class MergedDocument {

  private static final String COMPONENTS = "#/components/";

  private final ObjectNode merged;
  private int number = 1;

  private MergedDocument(ObjectNode first) {
    this.merged = first;
  }

  /**
   * Merges documents; the server they describe is the one that serves the result.
   *
   * @param documents the documents, the most important one first; not changed
   * @return the document
   */
  public static ObjectNode of(List<? extends JsonNode> documents) {
    MergedDocument document = new MergedDocument(documents.get(0).deepCopy());
    documents.subList(1, documents.size()).forEach(other -> document.add(other.deepCopy()));
    document.merged.putArray("servers").addObject().put("url", "/");
    for (JsonNode path : document.merged.path("paths")) {
      ((ObjectNode) path).remove("servers");
      path.forEach(member -> removeServers(member));
    }
    return document.merged;
  }

  private static void removeServers(JsonNode operation) {
    if (operation instanceof ObjectNode object) {
      object.remove("servers");
    }
  }

  private void add(ObjectNode other) {
    number++;
    rename(other, different(other));
    merged.withObject("/paths").setAll((ObjectNode) other.path("paths"));
    for (Map.Entry<String, JsonNode> section : other.path("components").properties()) {
      ObjectNode target = merged.withObject("/components/" + section.getKey());
      section
          .getValue()
          .properties()
          .forEach(component -> target.set(component.getKey(), component.getValue()));
    }
    ArrayNode tags = merged.withArray("/tags");
    other.path("tags").forEach(tags::add);
  }

  /** References of the components that the merged document has otherwise under the same name. */
  private Set<String> different(ObjectNode other) {
    Set<String> different = new HashSet<>();
    int before;
    do {
      before = different.size();
      for (Map.Entry<String, JsonNode> section : other.path("components").properties()) {
        JsonNode known = merged.at("/components/" + section.getKey());
        for (Map.Entry<String, JsonNode> component : section.getValue().properties()) {
          JsonNode same = known.path(component.getKey());
          if (!same.isMissingNode()
              && (!same.equals(component.getValue()) || refers(component.getValue(), different))) {
            different.add(COMPONENTS + section.getKey() + "/" + component.getKey());
          }
        }
      }
    } while (different.size() > before);
    return different;
  }

  private static boolean refers(JsonNode node, Set<String> references) {
    if (references.contains(node.path("$ref").asText())) {
      return true;
    }
    for (JsonNode member : node) {
      if (refers(member, references)) {
        return true;
      }
    }
    return false;
  }

  private void rename(ObjectNode other, Set<String> references) {
    redirect(other, references);
    for (String reference : references) {
      String[] parts = reference.substring(COMPONENTS.length()).split("/", 2);
      ObjectNode section = (ObjectNode) other.at("/components/" + parts[0]);
      section.set(parts[1] + number, section.remove(parts[1]));
    }
  }

  private void redirect(JsonNode node, Set<String> references) {
    String reference = node.path("$ref").asText();
    if (references.contains(reference)) {
      ((ObjectNode) node).put("$ref", reference + number);
    }
    node.forEach(member -> redirect(member, references));
  }
}
