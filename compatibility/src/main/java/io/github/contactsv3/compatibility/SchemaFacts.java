package io.github.contactsv3.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.compatibility.Facts.Place;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a document says of schemas, and of all they refer to. */
final class SchemaFacts {

  private static final Map<String, Rule> KEYWORDS =
      Map.ofEntries(
          Map.entry("maximum", Rule.UPPER_LIMIT),
          Map.entry("maxLength", Rule.UPPER_LIMIT),
          Map.entry("maxItems", Rule.UPPER_LIMIT),
          Map.entry("maxProperties", Rule.UPPER_LIMIT),
          Map.entry("minimum", Rule.LOWER_LIMIT),
          Map.entry("minLength", Rule.LOWER_LIMIT),
          Map.entry("minItems", Rule.LOWER_LIMIT),
          Map.entry("minProperties", Rule.LOWER_LIMIT),
          Map.entry("pattern", Rule.LIMIT),
          Map.entry("default", Rule.BEHAVIOR),
          Map.entry("deprecated", Rule.NAME));

  private final ApiDocument document;
  private final Facts facts;

  SchemaFacts(ApiDocument document, Facts facts) {
    this.document = document;
    this.facts = facts;
  }

  void add(Place place, JsonNode schema) {
    schema(place, schema, Set.of());
  }

  private void schema(Place outer, JsonNode reference, Set<String> above) {
    String path = reference.path("$ref").asText();
    String name = path.substring(path.lastIndexOf('/') + 1);
    facts.put(outer, "schema", "schema", Rule.NAME, name.isEmpty() ? "unnamed" : name);
    // A schema within itself says nothing new.
    if (above.contains(name)) {
      return;
    }
    Set<String> inside = new HashSet<>(above);
    if (!name.isEmpty()) {
      inside.add(name);
    }
    Place place = name.isEmpty() ? outer : outer.labeled("`" + name + "`");
    JsonNode schema = document.resolve(reference);
    values(place, schema);
    properties(place, schema, inside);
    if (schema.has("items")) {
      facts.put(place, "[]", "`items`", Rule.CONSTRAINT, "");
      schema(facts.in(place, "[]", place.label() + "[]"), schema.path("items"), inside);
    }
    composition(place, "allOf", Rule.ALL_OF, schema, inside);
    composition(place, "oneOf", Rule.ANY_OF, schema, inside);
    composition(place, "anyOf", Rule.ANY_OF, schema, inside);
  }

  private void values(Place place, JsonNode schema) {
    String type = (schema.path("type").asText() + " " + schema.path("format").asText()).trim();
    if (!type.isEmpty()) {
      facts.put(place, "type", "`type`", Rule.CONSTRAINT, type);
    }
    facts.flag(place, "nullable", schema.path("nullable").asBoolean(), Rule.FREEDOM);
    facts.flag(place, "uniqueItems", schema.path("uniqueItems").asBoolean(), Rule.LIMIT);
    facts.flag(place, "enum", schema.has("enum"), Rule.LIMIT);
    if (schema.has("enum")) {
      facts.each(
          facts.in(place, "enum", place.label()), "value", schema.path("enum"), Rule.ENUM_VALUE);
    }
    // The client reads a property under these names too.
    facts.each(place, "`x-aliases`", schema.path("x-aliases"), Rule.PART);
    KEYWORDS.forEach(
        (name, rule) -> {
          boolean compared = rule == Rule.UPPER_LIMIT || rule == Rule.LOWER_LIMIT;
          // A limit that is no number is no limit; the generator refuses such a document.
          if (!compared || schema.path(name).isNumber()) {
            facts.keyword(place, schema, name, rule);
          }
        });
  }

  private void properties(Place place, JsonNode schema, Set<String> inside) {
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> {
              String name = property.getKey();
              String label = place.label() + "." + name;
              schema(
                  facts.part(place, name, label, required.contains(name)),
                  property.getValue(),
                  inside);
            });
    boolean closed = !schema.path("additionalProperties").asBoolean(true);
    facts.flag(place, "additionalProperties: false", closed, Rule.LIMIT);
  }

  private void composition(
      Place place, String kind, Rule rule, JsonNode schema, Set<String> inside) {
    JsonNode parts = schema.path(kind);
    if (!parts.isEmpty()) {
      facts.put(place, kind, "`" + kind + "`", rule, String.valueOf(parts.size()));
    }
    for (int i = 0; i < parts.size(); i++) {
      String key = "%s %d of %d".formatted(kind, i, parts.size());
      schema(facts.in(place, key, place.label()), parts.get(i), inside);
    }
  }
}
