package io.github.contactsv3.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An operation as its document has it. */
public record Operation(Document document, String method, String path, JsonNode node) {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  public static Stream<Operation> all() {
    return Stream.of(Document.CONTACTS, Document.OAUTH).flatMap(Operation::of);
  }

  private static Stream<Operation> of(Document document) {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.root().path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          operations.add(
              new Operation(
                  document, method.getKey().toUpperCase(), path.getKey(), method.getValue()));
        }
      }
    }
    return operations.stream();
  }

  public String id() {
    return node.path("operationId").textValue();
  }

  public String tag() {
    return node.path("tags").path(0).textValue();
  }

  /** The parameters of one kind: those of the path item and those of the operation. */
  public List<JsonNode> parameters(String in) {
    JsonNode shared = document.root().path("paths").path(path).path("parameters");
    return Stream.of(shared, node.path("parameters"))
        .flatMap(list -> StreamSupport.stream(list.spliterator(), false))
        .map(document::resolve)
        .filter(parameter -> parameter.path("in").textValue().equals(in))
        .toList();
  }

  /** The example of a parameter, as text. */
  public String example(JsonNode parameter) {
    JsonNode example = parameter.path("example");
    if (example.isMissingNode()) {
      example = firstExample(parameter);
    }
    if (example.isMissingNode()) {
      example = document.resolve(parameter.path("schema")).path("example");
    }
    if (example.isMissingNode()) {
      example = document.resolve(parameter.path("schema")).path("enum").path(0);
    }
    if (example.isMissingNode()) {
      throw new AssertionError(id() + ": " + parameter.path("name") + " has no example");
    }
    if (!example.isArray()) {
      return example.asText();
    }
    List<String> elements = new ArrayList<>();
    example.forEach(element -> elements.add(element.asText()));
    return String.join(",", elements);
  }

  /** Whether the operation has a security requirement. The documents have none for all of them. */
  public boolean takesToken() {
    return !node.path("security").isEmpty();
  }

  /** The media type of the body, or null if there is none. The first in the document counts. */
  public String mediaType() {
    JsonNode content = document.resolve(node.path("requestBody")).path("content");
    return content.isEmpty() ? null : content.fieldNames().next();
  }

  /** The bodies that the document gives as examples of what to send. */
  public List<JsonNode> requestExamples() {
    String mediaType = mediaType();
    JsonNode body = document.resolve(node.path("requestBody"));
    return mediaType == null ? List.of() : examples(body.path("content").path(mediaType));
  }

  public int successStatus() {
    for (String status : statuses()) {
      if (status.startsWith("2")) {
        return Integer.parseInt(status);
      }
    }
    throw new AssertionError(id() + " declares no success");
  }

  public List<String> statuses() {
    List<String> statuses = new ArrayList<>();
    node.path("responses").fieldNames().forEachRemaining(statuses::add);
    return statuses;
  }

  /** The bodies that the document gives as examples of an answer in JSON. */
  public List<JsonNode> responseExamples(String status) {
    JsonNode response = document.resolve(node.path("responses").path(status));
    return examples(response.path("content").path("application/json"));
  }

  /** The names of the bodies of an answer in JSON. */
  public List<String> responseNames(String status) {
    JsonNode response = document.resolve(node.path("responses").path(status));
    List<String> names = new ArrayList<>();
    response
        .path("content")
        .path("application/json")
        .path("examples")
        .fieldNames()
        .forEachRemaining(names::add);
    return names;
  }

  /** The body of an answer that the document gives under a name. */
  public JsonNode responseExample(String status, String name) {
    JsonNode response = document.resolve(node.path("responses").path(status));
    return named(response.path("content").path("application/json"), status, name);
  }

  /** The body of a request that the document gives under a name. */
  public JsonNode requestExample(String name) {
    JsonNode body = document.resolve(node.path("requestBody"));
    return named(body.path("content").path(String.valueOf(mediaType())), "request", name);
  }

  private JsonNode named(JsonNode mediaType, String where, String name) {
    JsonNode example = document.resolve(mediaType.path("examples").path(name)).path("value");
    if (example.isMissingNode()) {
      throw new AssertionError(id() + ": no example " + name + " of " + where);
    }
    return example;
  }

  private List<JsonNode> examples(JsonNode mediaType) {
    List<JsonNode> examples = new ArrayList<>();
    if (mediaType.has("example")) {
      examples.add(mediaType.path("example"));
    }
    mediaType
        .path("examples")
        .forEach(example -> examples.add(document.resolve(example).path("value")));
    if (examples.isEmpty()) {
      throw new AssertionError(id() + ": a body without example");
    }
    return examples;
  }

  private JsonNode firstExample(JsonNode parameter) {
    JsonNode examples = parameter.path("examples");
    return examples.isEmpty()
        ? examples.path("none")
        : document.resolve(examples.elements().next()).path("value");
  }

  @Override
  public String toString() {
    return id();
  }
}
