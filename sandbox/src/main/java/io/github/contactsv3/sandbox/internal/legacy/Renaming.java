package io.github.contactsv3.sandbox.internal.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** New names for the properties of objects at one place of a JSON tree. Immutable. */
final class Renaming {

  /** A step of a place that stands for every element of an array. */
  private static final String EACH = "*";

  private final List<String> place;
  private final Map<String, String> names;

  private Renaming(List<String> place, Map<String, String> names) {
    this.place = place;
    this.names = Map.copyOf(names);
  }

  /**
   * Declares a renaming.
   *
   * @param place steps from the root, such as {@code contacts/*}; empty for the root itself
   * @param names new names by present ones
   */
  static Renaming at(String place, Map<String, String> names) {
    return new Renaming(place.isEmpty() ? List.of() : List.of(place.split("/", -1)), names);
  }

  /** The renaming that takes this one back. */
  Renaming reversed() {
    return new Renaming(
        place,
        names.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey)));
  }

  /** Renames in place. A property that has its new name already wins over one to be renamed. */
  void apply(JsonNode root) {
    apply(root, 0);
  }

  private void apply(JsonNode node, int depth) {
    if (depth < place.size()) {
      String step = place.get(depth);
      if (!step.equals(EACH)) {
        apply(node.path(step), depth + 1);
      } else if (node.isArray()) {
        node.forEach(element -> apply(element, depth + 1));
      }
    } else if (node instanceof ObjectNode object && names.keySet().stream().anyMatch(object::has)) {
      rename(object);
    }
  }

  /** Writes a new object, so that the order of its properties stays. */
  private void rename(ObjectNode object) {
    Map<String, JsonNode> renamed = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      String name = names.getOrDefault(property.getKey(), property.getKey());
      if (name.equals(property.getKey()) || !object.has(name)) {
        renamed.put(name, property.getValue());
      }
    }
    object.removeAll();
    object.setAll(renamed);
  }

  /** The text with the names in it changed, where they stand as words. */
  String inText(String text) {
    String changed = text;
    for (Map.Entry<String, String> name : names.entrySet()) {
      changed = changed.replaceAll("\\b" + name.getKey() + "\\b", name.getValue());
    }
    return changed;
  }

  /** Returns whether an object has one of the names to be changed. */
  boolean concerns(JsonNode object) {
    return names.keySet().stream().anyMatch(object::has);
  }
}
