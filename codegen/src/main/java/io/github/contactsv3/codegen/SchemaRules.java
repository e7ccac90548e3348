package io.github.contactsv3.codegen;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules for schemas. Not thread-safe. */
final class SchemaRules {
  /** A model keeps its nulls in the bits of a long; one bit has another meaning. */
  private static final int MAX_PROPERTIES = 63;

  private static final Set<String> TYPES =
      Set.of("string", "boolean", "integer", "number", "array", "object");

  /** Texts for people, and limits that the service checks and the client does not. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "type",
          "format",
          "enum",
          "properties",
          "required",
          "items",
          "additionalProperties",
          "allOf",
          "nullable",
          "description",
          "title",
          "example",
          "default",
          "deprecated",
          "externalDocs",
          "readOnly",
          "writeOnly",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "pattern",
          "minItems",
          "maxItems",
          "uniqueItems",
          "minProperties",
          "maxProperties");

  private static final Map<String, String> REFUSED =
      Map.of(
          "oneOf", "is not supported: leave the type out, then any value is read and written",
          "anyOf", "is not supported: leave the type out, then any value is read and written",
          "not", "is not supported: remove it, the service checks values",
          "discriminator", "is not supported: describe the variants as properties of one schema",
          "xml", "is not supported: bodies are JSON");

  private final Report report;
  private final Set<String> seen = new HashSet<>();
  private final Set<String> files = new HashSet<>();

  /** Parts of an allOf: what they require, another part may describe. */
  private final Set<String> parts = new HashSet<>();

  SchemaRules(Report report) {
    this.report = report;
  }

  /** Allows a field of multipart/form-data to be a file. */
  void allowFile(Place field) {
    files.add(field.pointer().toString());
  }

  /** Checks a schema and all within it; what it refers to is checked at its own place. */
  void check(Place schema) {
    if (!seen.add(schema.pointer().toString())) {
      return;
    }
    if (!schema.node().isObject()) {
      report.add(schema, "must be a schema");
    } else if (schema.isReference()) {
      checkReference(schema);
    } else {
      checkKeywords(schema);
      checkType(schema);
      checkEnum(schema);
      checkProperties(schema);
      checkParts(schema);
    }
  }

  private void checkReference(Place schema) {
    String reference = schema.text("$ref");
    if (!reference.matches("#/components/schemas/[^/]+")) {
      report.add(schema.at("$ref"), "must lead to a schema of this document's components");
    } else if (schema.target().exists() && Kind.substance(schema).isReference()) {
      report.add(schema.at("$ref"), "leads to itself: describe the schema");
    }
    for (Place sibling : schema.members()) {
      if (!sibling.name().equals("$ref")
          && !Set.of("description", "summary").contains(sibling.name())) {
        report.add(sibling, "is ignored next to $ref: put the reference into an allOf of one");
      }
    }
  }

  private void checkKeywords(Place schema) {
    REFUSED.forEach(
        (keyword, what) -> {
          if (schema.node().has(keyword)) {
            report.add(schema.at(keyword), what);
          }
        });
    Collection<String> known = new HashSet<>(KEYWORDS);
    known.addAll(REFUSED.keySet());
    report.keysWithin(schema, known);
    for (String flag : List.of("nullable", "deprecated", "readOnly", "writeOnly")) {
      if (schema.node().has(flag) && !schema.node().path(flag).isBoolean()) {
        report.add(schema.at(flag), "must be true or false");
      }
    }
  }

  private void checkType(Place schema) {
    Place type = schema.at("type");
    if (type.exists() && !TYPES.contains(type.node().asText())) {
      report.add(
          type, "must be one of array, boolean, integer, number, object, string, or left out");
    }
    if (Kind.type(schema.node()).equals("array") && !schema.node().has("items")) {
      report.add(schema, "is an array without items: describe its elements");
    }
    if (Kind.of(schema) == Kind.BINARY && !files.contains(schema.pointer().toString())) {
      report.add(
          schema.at("format"), "binary is no JSON: use byte, or a body of another media type");
    }
    if (!schema.node().has("type") && !schema.node().has("allOf")) {
      for (String limit :
          List.of("format", "pattern", "minLength", "minimum", "maximum", "maxLength")) {
        if (schema.node().has(limit) && !schema.node().has("enum")) {
          report.add(schema.at(limit), "needs a type next to it");
        }
      }
    }
  }

  private void checkEnum(Place schema) {
    Place values = schema.at("enum");
    if (!values.exists()) {
      return;
    }
    String type = Kind.type(schema.node());
    Kind kind = Kind.of(schema);
    if (kind != Kind.TEXT_ENUM && kind != Kind.INTEGER_ENUM) {
      report.add(values, "must list texts only or integers only; for null, say nullable");
      return;
    }
    if (!type.isEmpty() && !type.equals(kind == Kind.TEXT_ENUM ? "string" : "integer")) {
      report.add(values, "does not fit the type " + type);
      return;
    }
    checkConstants(schema, values);
  }

  private void checkConstants(Place schema, Place values) {
    Place given = schema.at("x-enum-varnames");
    if (given.exists()
        && (given.elements().size() != values.elements().size()
            || given.elements().stream().anyMatch(n -> !Names.isConstant(n.node().asText())))) {
      report.add(given, "must have one name like SOME_NAME for each value");
      return;
    }
    Map<String, Place> names = new LinkedHashMap<>();
    for (int i = 0; i < values.elements().size(); i++) {
      Place value = values.elements().get(i);
      String name =
          given.exists()
              ? given.elements().get(i).node().asText()
              : Names.constant(value.node().asText());
      Place other = names.putIfAbsent(name, value);
      if (other != null) {
        report.add(
            value,
            other.node().equals(value.node())
                ? "is listed at %s already: remove it".formatted(other.pointer())
                : "gives the same constant as %s, %s: name all constants with x-enum-varnames"
                    .formatted(other.pointer(), name));
      }
    }
  }

  private void checkProperties(Place schema) {
    Place properties = schema.at("properties");
    if (properties.exists() && !properties.node().isObject()) {
      report.add(properties, "must be an object");
    }
    if (properties.exists() && !Kind.type(schema.node()).equals("object")) {
      report.add(properties, "needs the type object");
    }
    for (Place name : schema.at("required").elements()) {
      if (!schema.node().has("allOf")
          && !parts.contains(schema.pointer().toString())
          && !properties.node().has(name.node().asText())) {
        report.add(name, "is not a property of this schema: describe it");
      }
      Place property = properties.at(name.node().asText());
      for (String flag : List.of("readOnly", "writeOnly")) {
        if (property.target().node().path(flag).asBoolean()) {
          report.add(
              property.target().at(flag),
              "can't be required: requests or responses lack it; use two schemas");
        }
      }
    }
    int size = Compositions.properties(schema).size();
    if (size > MAX_PROPERTIES) {
      report.add(
          schema, "has %d properties, more than %d: split it".formatted(size, MAX_PROPERTIES));
    }
    for (Place property : properties.members()) {
      checkExtensions(schema, property);
      check(property);
    }
  }

  private void checkExtensions(Place schema, Place property) {
    Place fromClient = property.at("x-from-client");
    if (fromClient.exists()
        && (!fromClient.node().asBoolean()
            || !property.name().equals("locationId")
            || Kind.of(property) != Kind.TEXT
            || schema.node().path("additionalProperties").asBoolean(true))) {
      report.add(
          fromClient,
          "must be true, at a text locationId of a request with additionalProperties: false");
    }
    Place overwrites = property.at("x-overwrites");
    if (overwrites.exists() && overwrites.node().asText().isBlank()) {
      report.add(overwrites, "must be a sentence that says what is overwritten");
    }
  }

  private void checkParts(Place schema) {
    if (schema.node().has("items")) {
      check(schema.at("items"));
    }
    if (schema.node().path("additionalProperties").isObject()) {
      check(schema.at("additionalProperties"));
    } else if (schema.node().has("additionalProperties")
        && !schema.node().path("additionalProperties").isBoolean()) {
      report.add(schema.at("additionalProperties"), "must be true, false or a schema");
    }
    if (schema.node().has("allOf")) {
      checkComposition(schema);
    }
  }

  private void checkComposition(Place schema) {
    List<Place> elements = schema.at("allOf").elements();
    if (elements.isEmpty()) {
      report.add(schema.at("allOf"), "must list schemas");
    }
    elements.forEach(element -> parts.add(element.pointer().toString()));
    elements.forEach(this::check);
    if (!Kind.substance(schema).node().has("allOf")) {
      return; // one reference and its texts
    }
    Compositions.problems(schema).forEach(report::add);
    List<Place> closed = new ArrayList<>();
    for (Place part : Kind.substantial(schema)) {
      if (Kind.substance(part).node().path("additionalProperties").isBoolean()
          && !Kind.substance(part).node().path("additionalProperties").booleanValue()) {
        closed.add(part);
      }
    }
    closed.forEach(
        part ->
            report.add(
                part,
                "is closed by additionalProperties: false, so nothing can be added: open it"));
  }
}
