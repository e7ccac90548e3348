package io.github.contactsv3.generated;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A schema of a document, by its name. */
record Schema(Spec spec, String name, JsonNode node) {

  /**
   * Schemas without a class: a body that is always {@code {}}, and a form that has its own type.
   */
  private static final Set<String> WITHOUT_CLASS =
      Set.of("AddToCampaignRequest", "LocationTokenRequest");

  boolean isObject() {
    return node.path("type").asText().equals("object");
  }

  boolean isEnum() {
    return node.has("enum");
  }

  boolean isGenerated() {
    return !WITHOUT_CLASS.contains(name);
  }

  boolean isOpen() {
    return node.path("additionalProperties").asBoolean();
  }

  Map<String, JsonNode> properties() {
    Map<String, JsonNode> properties = new LinkedHashMap<>();
    node.path("properties").properties().forEach(p -> properties.put(p.getKey(), p.getValue()));
    return properties;
  }

  List<String> required() {
    List<String> names = new ArrayList<>();
    node.path("required").forEach(name -> names.add(name.asText()));
    // The client fills it in, so no builder insists on it.
    names.removeIf(name -> properties().get(name).has("x-from-client"));
    return names;
  }

  boolean isNullable(String property) {
    return properties().get(property).path("nullable").asBoolean();
  }

  Class<?> type() {
    return load(spec.modelPackage() + "." + name);
  }

  static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(name + " was not generated", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Schema that && spec == that.spec && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return spec + "/" + name;
  }
}
