package io.github.contactsv3.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a document says of the wire, a fact each: operations, parameters, statuses, properties and
 * their types. Names that nobody sends, of schemas and operations, make no difference.
 */
final class WireFacts {

  private final ApiDocument document;
  private final SortedMap<String, String> facts = new TreeMap<>();

  private WireFacts(ApiDocument document) {
    this.document = document;
  }

  static SortedMap<String, String> of(ApiDocument document) {
    WireFacts facts = new WireFacts(document);
    document.operations().values().forEach(facts::operation);
    return facts.facts;
  }

  private void operation(ApiOperation operation) {
    String key = operation.key();
    facts.put(key, "an operation");
    operation
        .parameters()
        .forEach(
            (name, parameter) ->
                facts.put(
                    key + " " + name.replace("`", ""),
                    type(resolve(parameter.path("schema"))) + required(parameter)));
    content(operation.body())
        .ifPresent(schema -> schema(key + " sent ", schema, "", new HashSet<>()));
    operation
        .responses()
        .forEach(
            (status, response) -> {
              facts.put(key + " " + status, "a status");
              if (status.startsWith("2")) {
                content(response)
                    .ifPresent(
                        schema -> schema(key + " " + status + " ", schema, "", new HashSet<>()));
              }
            });
  }

  private static Optional<JsonNode> content(JsonNode owner) {
    JsonNode content = owner.path("content");
    return content.isEmpty()
        ? Optional.empty()
        : Optional.of(content.elements().next().path("schema"));
  }

  /** A reference into another file leads to nothing that could be compared. */
  private JsonNode resolve(JsonNode node) {
    String reference = node.path("$ref").asText();
    return !reference.isEmpty() && !reference.startsWith("#/")
        ? MissingNode.getInstance()
        : document.resolve(node);
  }

  private void schema(String place, JsonNode node, String required, Set<JsonNode> above) {
    JsonNode schema = resolve(node);
    List<JsonNode> parts = parts(schema);
    String type = type(schema);
    if (!place.endsWith(" ")) {
      // A union has a property in several forms.
      facts.merge(place, type + required, WireFacts::joined);
    }
    // A schema within itself says nothing new.
    if (!above.add(schema)) {
      return;
    }
    for (JsonNode part : parts) {
      Set<String> needed = new HashSet<>();
      part.path("required").forEach(name -> needed.add(name.asText()));
      for (Map.Entry<String, JsonNode> property : part.path("properties").properties()) {
        schema(
            place + "." + property.getKey(),
            property.getValue(),
            // What a response promises is not compared: the vendor's requires too little or too
            // much.
            place.contains(" sent ") && needed.contains(property.getKey()) ? ", required" : "",
            above);
      }
      if (part.has("items")) {
        schema(place + "[]", part.path("items"), "", above);
      }
    }
    above.remove(schema);
  }

  private static String joined(String one, String other) {
    Set<String> all = new TreeSet<>(List.of(one.split(" / ", -1)));
    all.add(other);
    return String.join(" / ", all);
  }

  private List<JsonNode> parts(JsonNode schema) {
    List<JsonNode> parts = new ArrayList<>();
    parts.add(schema);
    for (String kind : List.of("allOf", "oneOf", "anyOf")) {
      schema.path(kind).forEach(part -> parts.addAll(parts(resolve(part))));
    }
    return parts;
  }

  private String type(JsonNode schema) {
    List<JsonNode> parts = parts(schema);
    Set<String> types =
        parts.stream()
            .map(part -> part.path("type").asText())
            .filter(type -> !type.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    if (types.isEmpty()) {
      return parts.stream().anyMatch(part -> part.has("properties")) ? "object" : "anything";
    }
    String values =
        parts.stream()
            .flatMap(part -> texts(part.path("enum")).stream())
            .sorted()
            .collect(Collectors.joining("|"));
    return String.join("|", types) + (values.isEmpty() ? "" : " of " + values);
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(one -> texts.add(one.asText()));
    return texts;
  }

  private static String required(JsonNode parameter) {
    return parameter.path("required").asBoolean() ? ", required" : "";
  }
}
