package io.github.contactsv3.compatibility;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * An OpenAPI document. Serves the gate and the tests of all modules but two: those of the documents
 * run without any other module, and the sandbox is published and depends on none of them.
 *
 * @param name what it is called in messages
 * @param root all of it
 */
public record ApiDocument(String name, JsonNode root) {

  static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

  /**
   * Reads a document in YAML or JSON.
   *
   * @throws ChangeException if there is none, or it is no OpenAPI document of version 3
   */
  public static ApiDocument read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ChangeException(file + ": no such file");
    }
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new ChangeException(file + ": can't be read: " + e.getMessage());
    }
  }

  /**
   * Reads a document from a text in YAML or JSON.
   *
   * @throws ChangeException if it is no OpenAPI document of version 3
   */
  public static ApiDocument parse(String name, String text) {
    ObjectMapper mapper =
        text.stripLeading().startsWith("{") ? new ObjectMapper() : new YAMLMapper();
    JsonNode root;
    try {
      root = mapper.readTree(text);
    } catch (JsonProcessingException e) {
      throw new ChangeException(
          "%s: line %d: not valid YAML or JSON".formatted(name, e.getLocation().getLineNr()));
    }
    if (!root.path("openapi").asText().startsWith("3.")) {
      throw new ChangeException(name + ": not an OpenAPI document of version 3");
    }
    if (root.path("paths").isEmpty() && root.path("x-webhooks").isEmpty()) {
      throw new ChangeException(name + ": has no paths");
    }
    return new ApiDocument(name, root);
  }

  String title() {
    return root.at("/info/title").asText();
  }

  /** Returns {@code info.version}, or "none". */
  public String version() {
    return root.at("/info/version").asText("none");
  }

  /**
   * Returns what a reference leads to, or the node itself.
   *
   * @throws ChangeException if it leads nowhere
   */
  public JsonNode resolve(JsonNode node) {
    JsonNode found = node;
    for (int i = 0; found.path("$ref").isTextual(); i++) {
      String reference = found.path("$ref").textValue();
      found = reference.startsWith("#/") ? root.at(reference.substring(1)) : root.path("nowhere");
      if (found.isMissingNode() || i > 50) {
        throw new ChangeException(name + ": the reference " + reference + " leads nowhere");
      }
    }
    return found;
  }

  /** The operations in their order, by method and path with its parameters by position. */
  public Map<String, ApiOperation> operations() {
    Map<String, ApiOperation> operations = new LinkedHashMap<>();
    root.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(member -> METHODS.contains(member.getKey()))
                    .forEach(
                        member -> {
                          ApiOperation operation =
                              new ApiOperation(
                                  this,
                                  member.getKey(),
                                  path.getKey(),
                                  path.getValue(),
                                  member.getValue());
                          operations.put(operation.key(), operation);
                        }));
    return operations;
  }

  /** The requests that the service sends, by name: what the document has of each POST. */
  Map<String, JsonNode> webhooks() {
    Map<String, JsonNode> webhooks = new LinkedHashMap<>();
    root.path("x-webhooks")
        .properties()
        .forEach(webhook -> webhooks.put(webhook.getKey(), webhook.getValue().path("post")));
    return webhooks;
  }

  @Override
  public String toString() {
    return name;
  }
}
