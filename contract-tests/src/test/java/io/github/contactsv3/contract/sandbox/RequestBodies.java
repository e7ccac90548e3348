package io.github.contactsv3.contract.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Request bodies derived from the schemas of an OpenAPI document: one with every property, and that
 * one varied in one place at a time.
 */
final class RequestBodies {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** RFC 3339 spellings that the service is known to understand. */
  private static final List<String> DATE_TIMES =
      List.of(
          "2026-10-25T11:00:00.5Z",
          "2026-10-25T11:00:00.123Z",
          "2026-10-25T11:00:00.123456789Z",
          "2026-10-25T11:00:00+00:00",
          "2026-10-25T11:00:00+05:30",
          "2026-10-25T11:00:00.25-08:00",
          "1969-12-31T23:59:59Z",
          "2024-02-29T00:00:00Z");

  private static final List<String> CALENDAR_DATES =
      Stream.of("-", "/", ".", "_")
          .flatMap(s -> Stream.of("1990" + s + "09" + s + "25", "09" + s + "25" + s + "1990"))
          .toList();

  private final JsonNode document;

  RequestBodies(JsonNode document) {
    this.document = document;
  }

  /**
   * A body.
   *
   * @param what how it differs from the one with every property
   * @param json the body
   */
  record Body(String what, JsonNode json) {}

  /** Follows references within the document, also one within {@code allOf}. */
  JsonNode resolve(JsonNode node) {
    JsonNode found = node.has("allOf") ? node.at("/allOf/0") : node;
    while (found.has("$ref")) {
      found = document.at(found.get("$ref").textValue().substring(1));
    }
    return found;
  }

  /** The body with every property, and its variations. */
  List<Body> of(JsonNode schema) {
    JsonNode full = full(schema);
    List<Body> bodies = new ArrayList<>();
    bodies.add(new Body("every property", full));
    vary(schema, full, "", full, bodies);
    return bodies;
  }

  /** A value with every property that the schema declares. */
  JsonNode full(JsonNode reference) {
    JsonNode schema = resolve(reference);
    if (schema.has("x-search-fields")) {
      // A condition is either that or a group; the conditions are sent one by one.
      return JSON.objectNode()
          .put("field", "email")
          .put("operator", "eq")
          .put("value", "ada@example.com");
    }
    if (schema.has("properties")) {
      ObjectNode object = JSON.objectNode();
      for (Map.Entry<String, JsonNode> property : schema.get("properties").properties()) {
        object.set(property.getKey(), full(property.getValue()));
      }
      return object;
    }
    if (schema.has("example")) {
      return schema.get("example");
    }
    if (schema.has("enum")) {
      return schema.at("/enum/0");
    }
    return switch (schema.path("type").asText()) {
      case "array" -> JSON.arrayNode().add(full(schema.get("items")));
      case "boolean" -> BooleanNode.TRUE;
      case "integer", "number" -> IntNode.valueOf(schema.path("minimum").asInt(1));
      case "object" -> JSON.objectNode();
      default -> TextNode.valueOf("text");
    };
  }

  private void vary(
      JsonNode reference, JsonNode value, String pointer, JsonNode full, List<Body> bodies) {
    JsonNode schema = resolve(reference);
    if (schema.has("x-search-fields")) {
      return;
    }
    for (JsonNode other : alternatives(reference, schema)) {
      if (!other.equals(value)) {
        bodies.add(new Body(pointer + " = " + other, with(full, pointer, other)));
      }
    }
    schema
        .path("properties")
        .properties()
        .forEach(
            property ->
                vary(
                    property.getValue(),
                    value.path(property.getKey()),
                    pointer + "/" + property.getKey(),
                    full,
                    bodies));
    if (value instanceof ArrayNode items && schema.has("items")) {
      vary(schema.get("items"), items.path(0), pointer + "/0", full, bodies);
    }
  }

  private static List<JsonNode> alternatives(JsonNode reference, JsonNode schema) {
    List<JsonNode> others = new ArrayList<>();
    schema.path("enum").forEach(others::add);
    if (reference.path("nullable").asBoolean() || schema.path("nullable").asBoolean()) {
      others.add(NullNode.getInstance());
    }
    for (String limit : List.of("minimum", "maximum")) {
      if (schema.has(limit)) {
        others.add(schema.get(limit));
      }
    }
    if (schema.path("type").asText().equals("boolean")) {
      others.add(BooleanNode.TRUE);
      others.add(BooleanNode.FALSE);
    }
    if (schema.path("format").asText().equals("date-time")) {
      DATE_TIMES.forEach(text -> others.add(TextNode.valueOf(text)));
    }
    if (schema.path("x-calendar-date").asBoolean()) {
      CALENDAR_DATES.forEach(text -> others.add(TextNode.valueOf(text)));
    }
    return others;
  }

  private static JsonNode with(JsonNode full, String pointer, JsonNode other) {
    JsonNode copy = full.deepCopy();
    int end = pointer.lastIndexOf('/');
    String name = pointer.substring(end + 1);
    JsonNode parent = copy.at(pointer.substring(0, end));
    if (parent instanceof ObjectNode object) {
      object.set(name, other);
    } else {
      ((ArrayNode) parent).set(Integer.parseInt(name), other);
    }
    return copy;
  }
}
