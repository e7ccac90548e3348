package io.github.contactsv3.codegen;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The schemas with a class of their own, by its name. Not thread-safe. */
final class Components {
  private final Map<String, ObjectNode> schemas = new LinkedHashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final List<String> taken = new ArrayList<>();

  /** Gives each schema of the document that becomes a class its name. */
  Components(Place root, Collection<String> taken) {
    this.taken.addAll(taken);
    for (Place schema : root.at("components").at("schemas").members()) {
      if (isClass(schema)) {
        names.put(schema.pointer().toString(), claim(schema.name()));
      }
    }
  }

  /** Returns whether a schema of the components is more than another name for something. */
  static boolean isClass(Place schema) {
    Kind kind = Kind.of(schema);
    return Kind.substance(schema).pointer().equals(schema.pointer())
        && (Kind.CLASSES.contains(kind) || kind == Kind.EMPTY_OBJECT);
  }

  private String claim(String name) {
    String unique = Names.unique(Names.type(name), taken);
    taken.add(unique);
    return unique;
  }

  /** The name of the class of a schema, given one if it has none. */
  String name(Place schema, String otherwise) {
    return names.computeIfAbsent(schema.pointer().toString(), pointer -> claim(otherwise));
  }

  boolean has(String name) {
    return schemas.containsKey(name);
  }

  /** Returns what was written of a schema that has a class. */
  ObjectNode schema(Place schema) {
    return Objects.requireNonNull(schemas.get(name(schema, schema.name())));
  }

  void put(String name, ObjectNode schema) {
    schemas.put(name, schema);
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.setAll(schemas);
    return json;
  }
}
