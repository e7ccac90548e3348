package io.github.contactsv3.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.compatibility.Change.Group;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Statements of a document, by their places. */
final class Facts {

  /**
   * One statement.
   *
   * @param place where it stands
   * @param name what it is about, for readers
   * @param rule what a difference means
   * @param value empty if it is only there or not
   */
  record Fact(Place place, String name, Rule rule, String value) {}

  /**
   * A place of a document.
   *
   * @param group where its changes are listed
   * @param key the same in both documents
   * @param label for readers: the operation, or the named schema and the member of it
   * @param way which way it travels
   */
  record Place(Group group, String key, String label, Direction way) {
    Place as(Group otherGroup, Direction otherWay) {
      return new Place(otherGroup, key, label, otherWay);
    }

    Place labeled(String otherLabel) {
      return new Place(group, key, otherLabel, way);
    }
  }

  /** Keywords for readers, in all parts of a document. */
  private static final Set<String> TEXTS =
      Set.of(
          "description",
          "summary",
          "title",
          "example",
          "examples",
          "externalDocs",
          "$ref",
          "x-from-client",
          "x-log-safe",
          "x-overwrites");

  private final Map<String, Fact> facts = new LinkedHashMap<>();
  private final Set<String> places = new HashSet<>(Set.of(""));

  Map<String, Fact> all() {
    return facts;
  }

  /**
   * Returns whether the document has this place. If not, what another document says there is no
   * news.
   */
  boolean has(Place place) {
    return places.contains(place.key());
  }

  /** Returns a place within another one. */
  Place in(Place outer, String key, String label) {
    Place place = new Place(outer.group(), outer.key() + "\n" + key, label, outer.way());
    places.add(place.key());
    return place;
  }

  /** Schemas composed with {@code allOf} state things of one place: both have to hold. */
  void put(Place place, String key, String name, Rule rule, String value) {
    facts.merge(
        place.key() + "\n" + key,
        new Fact(place, name, rule, value),
        (old, now) -> new Fact(place, name, rule, rule.both(old.value(), now.value())));
  }

  /** States each keyword that no rule is known for, so that a change of it is looked at. */
  void unknown(Place place, JsonNode node, Set<String> known) {
    node.properties().stream()
        .filter(member -> !known.contains(member.getKey()) && !TEXTS.contains(member.getKey()))
        .forEach(member -> keyword(place, node, member.getKey(), Rule.UNKNOWN));
  }

  /** A keyword whose value is compared; it is no fact where it is absent. */
  void keyword(Place place, JsonNode node, String name, Rule rule) {
    JsonNode value = node.path(name);
    if (!value.isMissingNode()) {
      put(place, name, "`" + name + "`", rule, value.isTextual() ? value.asText() : value + "");
    }
  }

  /** Something that is so or not. */
  void flag(Place place, String name, boolean set, Rule rule) {
    if (set) {
      put(place, name, "`" + name + "`", rule, "");
    }
  }

  /** Each element of a list, in any order. */
  void each(Place place, String name, JsonNode list, Rule rule) {
    list.forEach(
        value -> put(place, name + " " + value, name + " `" + value.asText() + "`", rule, ""));
  }

  /** Something that a request has, or has to have. */
  Place part(Place outer, String name, String label, boolean required) {
    put(outer, name, name, required ? Rule.NEEDED_PART : Rule.PART, "");
    Place place = in(outer, name, label);
    flag(place, "required", required, Rule.CONSTRAINT);
    return place;
  }
}
