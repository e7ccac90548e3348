package io.github.contactsv3.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Kind of Java type that represents a schema. */
enum Kind {
  TEXT,
  TEXT_ENUM,
  BOOLEAN,
  INTEGER,
  INTEGER_ENUM,
  NUMBER,
  DATE,
  DATE_TIME,
  UUID,
  URI,
  BYTES,
  BINARY,
  LIST,
  MAP,
  OBJECT,
  EMPTY_OBJECT,
  ANY,
  UNKNOWN;

  /** Kinds of a parameter or a field of a form; each has one text. */
  static final Set<Kind> SCALARS =
      Set.of(
          TEXT,
          TEXT_ENUM,
          BOOLEAN,
          INTEGER,
          INTEGER_ENUM,
          NUMBER,
          DATE,
          DATE_TIME,
          UUID,
          URI,
          BYTES);

  /** Kinds of a schema with a class of its own. */
  static final Set<Kind> CLASSES = Set.of(OBJECT, TEXT_ENUM, INTEGER_ENUM);

  /** Keywords that say something about a schema without changing what it is. */
  static final Set<String> ANNOTATIONS =
      Set.of(
          "description",
          "title",
          "example",
          "examples",
          "nullable",
          "deprecated",
          "default",
          "externalDocs");

  static Kind of(Place schema) {
    Place core = substance(schema);
    JsonNode node = core.node();
    if (!node.isObject()) {
      return UNKNOWN;
    }
    if (node.has("enum")) {
      return ofEnum(node.path("enum"));
    }
    if (node.has("allOf")) {
      return OBJECT;
    }
    return switch (type(node)) {
      case "string" -> ofText(node);
      case "boolean" -> BOOLEAN;
      case "integer" -> INTEGER;
      case "number" -> NUMBER;
      case "array" -> LIST;
      case "object" -> ofObject(node);
      case "" -> ANY;
      default -> UNKNOWN;
    };
  }

  /** The type that a schema has or that its other keywords imply; empty if it takes anything. */
  static String type(JsonNode schema) {
    if (schema.has("type")) {
      return schema.path("type").isTextual() ? schema.path("type").textValue() : "unknown";
    }
    if (schema.has("properties") || schema.has("additionalProperties")) {
      return "object";
    }
    return schema.has("items") ? "array" : "";
  }

  /** Resolves references, and an allOf that adds nothing but texts. */
  static Place substance(Place schema) {
    Place place = schema.target();
    for (int hops = 0; hops < 20 && place.node().has("allOf"); hops++) {
      List<Place> parts = substantial(place);
      if (parts.size() != 1 || !isAnnotated(place.node(), "allOf")) {
        return place;
      }
      place = parts.get(0).target();
    }
    return place;
  }

  /** The parts of an allOf that say more than texts do. */
  static List<Place> substantial(Place schema) {
    return schema.at("allOf").elements().stream().filter(p -> !isAnnotated(p.node(), "")).toList();
  }

  /** Returns whether a schema has, but for one keyword, only annotations. */
  private static boolean isAnnotated(JsonNode schema, String but) {
    return schema.isObject()
        && StreamSupport.stream(((Iterable<String>) schema::fieldNames).spliterator(), false)
            .allMatch(
                name -> name.equals(but) || ANNOTATIONS.contains(name) || name.startsWith("x-"));
  }

  private static Kind ofEnum(JsonNode values) {
    boolean texts = true;
    boolean integers = true;
    for (JsonNode value : values) {
      texts &= value.isTextual();
      integers &= value.isIntegralNumber();
    }
    if (values.isEmpty() || texts == integers) {
      return UNKNOWN;
    }
    return texts ? TEXT_ENUM : INTEGER_ENUM;
  }

  private static Kind ofText(JsonNode node) {
    if (node.path("x-calendar-date").asBoolean()) {
      return DATE;
    }
    return switch (node.path("format").asText()) {
      case "date" -> DATE;
      case "date-time" -> DATE_TIME;
      case "uuid" -> UUID;
      case "uri" -> URI;
      case "byte" -> BYTES;
      case "binary" -> BINARY;
      default -> TEXT;
    };
  }

  private static Kind ofObject(JsonNode node) {
    if (!node.path("properties").isEmpty()) {
      return OBJECT;
    }
    JsonNode additional = node.path("additionalProperties");
    return additional.isBoolean() && !additional.booleanValue() ? EMPTY_OBJECT : MAP;
  }
}
