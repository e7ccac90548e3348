package io.github.contactsv3.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Schemas that are made of others by allOf. Stateless. */
final class Compositions {
  private static final Set<String> MERGED =
      Set.of("type", "properties", "required", "additionalProperties", "allOf");

  private static final int MAX_DEPTH = 20;

  private Compositions() {}

  /** All properties of an object, in the order in which they are described. */
  static Map<String, Place> properties(Place schema) {
    Map<String, Place> properties = new LinkedHashMap<>();
    collect(schema, properties, new LinkedHashSet<>(), new LinkedHashMap<>(), 0);
    return properties;
  }

  /** The names that some part requires. */
  static Set<String> required(Place schema) {
    Set<String> required = new LinkedHashSet<>();
    collect(schema, new LinkedHashMap<>(), required, new LinkedHashMap<>(), 0);
    return required;
  }

  /** Returns the problems that prevent one class, by place. */
  static Map<Place, String> problems(Place schema) {
    Map<Place, String> problems = new LinkedHashMap<>();
    Map<String, Place> properties = new LinkedHashMap<>();
    Set<String> required = new LinkedHashSet<>();
    collect(schema, properties, required, problems, 0);
    if (problems.isEmpty()) {
      for (String name : required) {
        if (!properties.containsKey(name)) {
          problems.put(schema, "requires %s, which no part describes".formatted(name));
        }
      }
    }
    return problems;
  }

  private static void collect(
      Place schema,
      Map<String, Place> properties,
      Set<String> required,
      Map<Place, String> problems,
      int depth) {
    if (depth > MAX_DEPTH) {
      problems.put(schema, "is made of itself: remove one of the references");
      return;
    }
    Place place = Kind.substance(schema);
    List<Place> parts = Kind.substantial(place);
    for (Place part : parts) {
      Kind kind = Kind.of(part);
      if (kind != Kind.OBJECT && !isOnlyRequired(Kind.substance(part).node())) {
        problems.put(part, "is no object with properties, so it can't be part of this allOf");
      } else {
        collect(part, properties, required, problems, depth + 1);
      }
    }
    for (Place property : place.at("properties").members()) {
      Place other = properties.put(property.name(), property);
      if (other != null && !sameType(other, property)) {
        problems.put(
            property, "is described otherwise at %s: describe it once".formatted(other.pointer()));
      }
    }
    place.at("required").elements().forEach(name -> required.add(name.node().asText()));
    if (!parts.isEmpty()) {
      for (Place member : place.members()) {
        if (!MERGED.contains(member.name())
            && !Kind.ANNOTATIONS.contains(member.name())
            && !member.name().startsWith("x-")) {
          problems.put(member, "is not supported next to allOf: move it into a part");
        }
      }
    }
  }

  private static boolean isOnlyRequired(JsonNode part) {
    return part.has("required") && part.size() == (part.has("type") ? 2 : 1);
  }

  private static boolean sameType(Place one, Place other) {
    return without(one.node()).equals(without(other.node()));
  }

  private static JsonNode without(JsonNode schema) {
    JsonNode copy = schema.deepCopy();
    if (copy instanceof com.fasterxml.jackson.databind.node.ObjectNode object) {
      object.remove(List.of("description", "example", "title"));
    }
    return copy;
  }
}
