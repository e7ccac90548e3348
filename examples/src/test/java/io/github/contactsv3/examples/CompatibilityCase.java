package io.github.contactsv3.examples;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.contactsv3.compatibility.ApiDocument;
import io.github.contactsv3.compatibility.Level;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A change of the Contacts document, and the verdicts on it.
 *
 * @param change its name
 * @param wire what it means on the wire
 * @param java what it means in Java
 * @param patch the change as JSON Patch (RFC 6902) of the operations add, remove, move and copy
 */
record CompatibilityCase(String change, Level wire, Level java, List<JsonNode> patch) {

  /** Reads all compatibility cases. */
  static List<CompatibilityCase> all() {
    try (InputStream yaml =
        CompatibilityCase.class.getResourceAsStream("/compatibility-cases.yaml")) {
      return JsonMapper.builder(new YAMLFactory())
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build()
          .readValue(yaml, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a changed copy of a document. */
  ApiDocument of(ApiDocument document) {
    JsonNode copy = document.root().deepCopy();
    patch.forEach(operation -> apply(operation, copy));
    return new ApiDocument(document.name() + ", " + change, copy);
  }

  private void apply(JsonNode operation, JsonNode root) {
    JsonPointer path = JsonPointer.compile(operation.path("path").asText());
    JsonPointer from = JsonPointer.compile(operation.path("from").asText());
    switch (operation.path("op").asText()) {
      case "add" -> add(root, path, operation.path("value"));
      case "remove" -> remove(root, path);
      case "move" -> add(root, path, remove(root, from));
      case "copy" -> add(root, path, root.at(from).deepCopy());
      default -> throw new IllegalStateException(change + ": no such operation: " + operation);
    }
  }

  private void add(JsonNode root, JsonPointer path, JsonNode value) {
    String name = path.last().getMatchingProperty();
    JsonNode parent = root.at(path.head());
    if (parent instanceof ArrayNode array) {
      array.insert(name.equals("-") ? array.size() : Integer.parseInt(name), value);
    } else if (parent instanceof ObjectNode object) {
      object.set(name, value);
    } else {
      throw new IllegalStateException(change + ": nothing at " + path.head());
    }
  }

  private JsonNode remove(JsonNode root, JsonPointer path) {
    String name = path.last().getMatchingProperty();
    JsonNode removed =
        root.at(path.head()) instanceof ArrayNode array
            ? array.remove(Integer.parseInt(name))
            : ((ObjectNode) root.at(path.head())).remove(name);
    if (removed == null) {
      throw new IllegalStateException(change + ": nothing at " + path);
    }
    return removed;
  }

  @Override
  public String toString() {
    return change;
  }
}
