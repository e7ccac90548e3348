package io.github.contactsv3.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.compatibility.Facts.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a document says of schemas, and of all they refer to. References and {@code allOf} are
 * normalised away: a property is the same whether its schema is referred to, composed or inline.
 */
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
          Map.entry("multipleOf", Rule.MULTIPLE),
          Map.entry("pattern", Rule.LIMIT),
          Map.entry("not", Rule.LIMIT),
          Map.entry("discriminator", Rule.FORM),
          Map.entry("xml", Rule.FORM),
          Map.entry("default", Rule.DEFAULT));

  /** Keywords that are true or absent. */
  private static final Map<String, Rule> FLAGS =
      Map.of(
          "nullable", Rule.FREEDOM,
          "uniqueItems", Rule.LIMIT,
          "exclusiveMinimum", Rule.LIMIT,
          "exclusiveMaximum", Rule.LIMIT,
          "readOnly", Rule.READ_ONLY,
          "writeOnly", Rule.WRITE_ONLY,
          "deprecated", Rule.NAME,
          // Responses may have a number instead of the text.
          "x-calendar-date", Rule.FREEDOM);

  private static final Set<Rule> NUMBERS =
      Set.of(Rule.UPPER_LIMIT, Rule.LOWER_LIMIT, Rule.MULTIPLE);

  /** Keywords with code of their own. */
  private static final Set<String> OTHERS =
      Set.of(
          "type",
          "format",
          "enum",
          "items",
          "properties",
          "required",
          "additionalProperties",
          "allOf",
          "oneOf",
          "anyOf",
          "x-aliases",
          SearchFieldFacts.SEARCH,
          SearchFieldFacts.SORT);

  private static final Set<String> KNOWN = known();

  private final ApiDocument document;
  private final Facts facts;

  SchemaFacts(ApiDocument document, Facts facts) {
    this.document = document;
    this.facts = facts;
  }

  private static Set<String> known() {
    Set<String> known = new HashSet<>(OTHERS);
    known.addAll(KEYWORDS.keySet());
    known.addAll(FLAGS.keySet());
    return Set.copyOf(known);
  }

  void add(Place place, JsonNode schema) {
    schema(place, schema, Set.of());
  }

  private void schema(Place outer, JsonNode reference, Set<String> above) {
    JsonNode node = only(reference);
    String path = node.path("$ref").asText();
    String name = path.substring(path.lastIndexOf('/') + 1);
    facts.put(outer, "schema", "schema", Rule.NAME, name.isEmpty() ? "unnamed" : name);
    // Keywords next to the only part of a composition: nullable, a default.
    for (JsonNode sibling = reference; !sibling.equals(node); sibling = part(sibling)) {
      values(outer, sibling);
    }
    // A schema within itself says nothing new.
    if (!above.contains(path)) {
      Set<String> inside = new HashSet<>(above);
      if (!path.isEmpty()) {
        inside.add(path);
      }
      content(path.isEmpty() ? outer : outer.labeled("`" + name + "`"), node, inside);
    }
  }

  /** The schema that a composition of one adds nothing to but values; else the schema itself. */
  private static JsonNode only(JsonNode schema) {
    JsonNode part = part(schema);
    boolean more =
        List.of("properties", "items", "required", "additionalProperties").stream()
            .anyMatch(schema::has);
    return part.isMissingNode() || more ? schema : only(part);
  }

  private static JsonNode part(JsonNode schema) {
    return List.of("allOf", "oneOf", "anyOf").stream()
        .map(schema::path)
        .filter(parts -> parts.size() == 1)
        .map(parts -> parts.path(0))
        .findFirst()
        .orElse(schema.path("nothing"));
  }

  /** Collects the facts of a schema, with all that it is composed of. */
  private void content(Place place, JsonNode reference, Set<String> inside) {
    JsonNode schema = document.resolve(reference);
    values(place, schema);
    properties(place, schema, inside);
    if (schema.has("items")) {
      facts.put(place, "[]", "`items`", Rule.CONSTRAINT, "");
      schema(facts.in(place, "[]", place.label() + "[]"), schema.path("items"), inside);
    }
    for (JsonNode part : schema.path("allOf")) {
      String path = part.path("$ref").asText();
      if (!inside.contains(path)) {
        Set<String> deeper = new HashSet<>(inside);
        if (!path.isEmpty()) {
          deeper.add(path);
        }
        content(place, part, deeper);
      }
    }
    alternatives(place, "oneOf", schema, inside);
    alternatives(place, "anyOf", schema, inside);
  }

  private void values(Place place, JsonNode schema) {
    JsonNode types = schema.path("type");
    String type = types.isTextual() ? types.asText() : types.isMissingNode() ? "" : types + "";
    type = (type + " " + schema.path("format").asText()).trim();
    if (!type.isEmpty()) {
      facts.put(place, "type", "`type`", Rule.CONSTRAINT, type);
    }
    facts.flag(place, "enum", schema.has("enum"), Rule.LIMIT);
    if (schema.has("enum")) {
      facts.each(
          facts.in(place, "enum", place.label()), "value", schema.path("enum"), Rule.ENUM_VALUE);
    }
    // The client reads a property under these names too.
    facts.each(place, "`x-aliases`", schema.path("x-aliases"), Rule.PART);
    FLAGS.forEach(
        (name, rule) -> {
          // Newer documents give the exclusive limits as numbers.
          if (schema.path(name).isNumber()) {
            facts.keyword(place, schema, name, Rule.UNKNOWN);
          } else {
            facts.flag(place, name, schema.path(name).asBoolean(), rule);
          }
        });
    KEYWORDS.forEach(
        (name, rule) -> {
          // A limit that is no number is no limit; the generator refuses such a document.
          if (!NUMBERS.contains(rule) || schema.path(name).isNumber()) {
            facts.keyword(place, schema, name, rule);
          }
        });
    SearchFieldFacts.add(facts, place, schema);
    facts.unknown(place, schema, KNOWN);
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
                  facts.part(place, name, label, required.remove(name)),
                  property.getValue(),
                  inside);
            });
    // Of properties that another part of a composition describes.
    required.forEach(
        name ->
            facts.flag(
                facts.in(place, name, place.label() + "." + name),
                "required",
                true,
                Rule.CONSTRAINT));
    JsonNode more = schema.path("additionalProperties");
    boolean closed = !more.asBoolean(true);
    facts.flag(place, "additionalProperties: false", closed, Rule.LIMIT);
    if (!closed && !more.isEmpty()) {
      Place values = facts.in(place, "additionalProperties", place.label() + ".*");
      facts.put(values, "schema of values", "schema of values", Rule.CONSTRAINT, "");
      schema(facts.in(values, "value", values.label()), more, inside);
    } else if (!closed) {
      facts.in(place, "additionalProperties", place.label() + ".*");
    }
  }

  private void alternatives(Place place, String kind, JsonNode schema, Set<String> inside) {
    JsonNode parts = schema.path(kind);
    if (parts.isEmpty()) {
      return;
    }
    facts.put(place, kind, "`" + kind + "`", Rule.CONSTRAINT, "");
    Place all = facts.in(place, kind, place.label());
    for (int i = 0; i < parts.size(); i++) {
      String path = parts.path(i).path("$ref").asText();
      String name = path.isEmpty() ? "alternative " + i : path.substring(path.lastIndexOf('/') + 1);
      facts.put(all, name, "`" + kind + "` `" + name + "`", Rule.ALTERNATIVE, "");
      schema(facts.in(all, name, place.label()), parts.get(i), inside);
    }
  }
}
