package io.github.contactsv3.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.compatibility.ApiDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An operation as its document has it.
 *
 * @param document where it stands
 * @param method HTTP method, in capitals
 * @param path path with its templates
 * @param node what the document says of it
 * @param arguments values of parameters instead of the document's examples; empty for one not sent
 */
public record DocumentedOperation(
    ApiDocument document,
    String method,
    String path,
    JsonNode node,
    Map<String, Optional<String>> arguments) {
  private static final Optional<String> NOT_SENT = Optional.empty();

  public static Stream<DocumentedOperation> all() {
    return SpecDocuments.ALL.stream().flatMap(DocumentedOperation::of);
  }

  /** The operations of a document. */
  public static Stream<DocumentedOperation> of(ApiDocument document) {
    return document.operations().values().stream()
        .map(
            one ->
                new DocumentedOperation(
                    document,
                    one.method().toUpperCase(Locale.ROOT),
                    one.path(),
                    one.node(),
                    Map.of()));
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
        .filter(parameter -> !NOT_SENT.equals(arguments.get(name(parameter))))
        .toList();
  }

  /** The same operation, called with another value of a parameter. */
  public DocumentedOperation with(String parameter, String value) {
    return given(Map.of(parameter, Optional.of(value)));
  }

  /** The same operation, called without some of its optional parameters. */
  public DocumentedOperation without(String... parameters) {
    return given(Stream.of(parameters).collect(Collectors.toMap(name -> name, name -> NOT_SENT)));
  }

  private DocumentedOperation given(Map<String, Optional<String>> more) {
    Map<String, Optional<String>> all = new TreeMap<>(arguments);
    all.putAll(more);
    return new DocumentedOperation(document, method, path, node, all);
  }

  /** Names the parameters that are not as in the document's examples; empty if all are. */
  public String deviations() {
    return arguments.entrySet().stream()
        .map(
            one ->
                one.getValue()
                    .map(value -> "with " + one.getKey() + " " + value)
                    .orElse("without " + one.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static String name(JsonNode parameter) {
    return parameter.path("name").textValue();
  }

  /** The value of a parameter to send, as text: what was given, or the document's example. */
  public String example(JsonNode parameter) {
    Optional<String> given = arguments.get(name(parameter));
    if (given != null && given.isPresent()) {
      return given.get();
    }
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

  /** Returns whether the operation has a security requirement; the documents have none for all. */
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

  /** The bodies that the document gives as examples of a response in JSON. */
  public List<JsonNode> responseExamples(String status) {
    JsonNode response = document.resolve(node.path("responses").path(status));
    return examples(response.path("content").path("application/json"));
  }

  /** The names of the bodies of a response in JSON. */
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

  /** The body of a response that the document gives under a name. */
  public JsonNode responseExample(String status, String name) {
    JsonNode response = document.resolve(node.path("responses").path(status));
    return named(response.path("content").path("application/json"), status, name);
  }

  /** The body of a response in plain text that the document gives under a name. */
  public JsonNode responseText(String status, String name) {
    JsonNode response = document.resolve(node.path("responses").path(status));
    return named(response.path("content").path("text/plain"), status, name);
  }

  /** The body of an error that the document gives under a name: an object, or a text. */
  public JsonNode errorExample(int status, String name) {
    String declared = status >= 500 ? "5XX" : String.valueOf(status);
    return responseNames(declared).contains(name)
        ? responseExample(declared, name)
        : responseText(declared, name);
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
