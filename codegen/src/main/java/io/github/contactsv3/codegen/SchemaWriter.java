package io.github.contactsv3.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes schemas in the one form that the templates know. Not thread-safe. */
final class SchemaWriter {
  private static final Set<String> FORMATS =
      Set.of("date", "date-time", "uuid", "uri", "binary", "int32", "int64", "float", "double");

  /** Keywords that the client does not use; examples would only cost time. */
  private static final List<String> DROPPED =
      List.of(
          "example",
          "examples",
          "uniqueItems",
          "title",
          "externalDocs",
          "default",
          "pattern",
          "readOnly",
          "writeOnly",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minItems",
          "maxItems",
          "minLength",
          "minProperties",
          "maxProperties");

  private final Components components;

  SchemaWriter(Components components) {
    this.components = components;
  }

  /**
   * Writes the schemas of the document that become classes.
   *
   * @param forms the pointers of those that are forms and nothing else, which have no class
   */
  void writeAll(Place schemas, Set<String> forms) {
    for (Place schema : schemas.members()) {
      if (Components.isClass(schema) && !forms.contains(schema.pointer().toString())) {
        write(schema, schema.name());
      }
    }
  }

  /**
   * Writes a schema where it is used.
   *
   * @param name the name of its class, if it needs one and has none
   */
  ObjectNode write(Place schema, String name) {
    Place core = Kind.substance(schema);
    Kind kind = Kind.of(core);
    if (Kind.CLASSES.contains(kind) || kind == Kind.EMPTY_OBJECT) {
      return reference(schema, classOf(core, kind, name));
    }
    ObjectNode copy = annotated(schema, core);
    DROPPED.forEach(copy::remove);
    Texts.makeSafe(copy);
    if (!FORMATS.contains(copy.path("format").asText())) {
      copy.remove("format");
    }
    if (kind == Kind.LIST) {
      copy.put("type", "array");
      copy.set("items", write(core.at("items"), name + "Item"));
      markNullable(core.at("items"), copy);
    } else if (kind == Kind.MAP) {
      writeMap(core, copy, name);
    }
    return copy;
  }

  private static void markNullable(Place element, ObjectNode container) {
    if (Kind.of(element) != Kind.ANY && isNullable(element)) {
      container.put("x-nullable-elements", true);
    }
  }

  private static boolean isNullable(Place schema) {
    return schema.node().path("nullable").asBoolean()
        || schema.target().node().path("nullable").asBoolean()
        || Kind.substance(schema).node().path("nullable").asBoolean();
  }

  private void writeMap(Place core, ObjectNode copy, String name) {
    copy.put("type", "object");
    copy.remove(List.of("properties", "required"));
    Place values = core.at("additionalProperties");
    if (values.node().isObject() && Kind.of(values) != Kind.ANY) {
      copy.set("additionalProperties", write(values, name + "Value"));
      copy.put("x-values", true);
      markNullable(values, copy);
    } else {
      copy.put("additionalProperties", true);
    }
  }

  /** Resolves a reference, with the texts and the nullability of where it is used. */
  private static ObjectNode annotated(Place schema, Place core) {
    ObjectNode copy = core.node().deepCopy();
    Place outer = schema;
    List<JsonNode> annotations = new ArrayList<>();
    while (!outer.pointer().equals(core.pointer())) {
      annotations.add(0, outer.node());
      outer = outer.isReference() ? outer.target() : Kind.substantial(outer).get(0);
    }
    for (JsonNode node : annotations) {
      node.properties().stream()
          .filter(member -> !member.getKey().equals("$ref") && !member.getKey().equals("allOf"))
          .forEach(member -> copy.set(member.getKey(), member.getValue()));
    }
    return copy;
  }

  private ObjectNode reference(Place schema, String type) {
    ObjectNode reference = JsonNodeFactory.instance.objectNode();
    reference.put("$ref", "#/components/schemas/" + type);
    if (!schema.node().has("allOf")) {
      boolean nullable = isNullable(schema);
      return nullable ? allOf(reference).put("nullable", true) : reference;
    }
    ObjectNode copy = schema.node().deepCopy();
    DROPPED.forEach(copy::remove);
    if (isNullable(schema)) {
      copy.put("nullable", true);
    }
    copy.remove(List.of("allOf", "properties", "required", "type", "additionalProperties"));
    Texts.makeSafe(copy);
    copy.putArray("allOf").add(reference);
    return copy;
  }

  static ObjectNode allOf(ObjectNode reference) {
    ObjectNode wrapper = JsonNodeFactory.instance.objectNode();
    wrapper.putArray("allOf").add(reference);
    return wrapper;
  }

  private String classOf(Place core, Kind kind, String otherwise) {
    String name = components.name(core, otherwise);
    if (components.has(name)) {
      return name;
    }
    // Before its properties are written: one of them may refer to it.
    ObjectNode schema = core.node().deepCopy();
    components.put(name, schema);
    DROPPED.forEach(schema::remove);
    schema.remove("nullable");
    Texts.makeSafe(schema);
    if (kind == Kind.OBJECT) {
      writeObject(core, schema, name);
    } else if (kind != Kind.EMPTY_OBJECT) {
      writeEnum(core, schema, kind);
    }
    return name;
  }

  private void writeObject(Place core, ObjectNode schema, String name) {
    schema.remove("allOf");
    schema.put("type", "object");
    JsonNode additional = core.node().path("additionalProperties");
    // What OpenAPI means by silence: anything may come.
    schema.put("additionalProperties", !additional.isBoolean() || additional.booleanValue());
    Set<String> required = Compositions.required(core);
    ArrayNode requiredNames = JsonNodeFactory.instance.arrayNode();
    ObjectNode properties = JsonNodeFactory.instance.objectNode();
    List<String> members = new ArrayList<>();
    for (Map.Entry<String, Place> property : Compositions.properties(core).entrySet()) {
      String member = Names.unique(Names.member(property.getKey()), members);
      members.add(member);
      members.add("clear" + member);
      members.add(member + "IfPresent");
      ObjectNode written = write(property.getValue(), name + Names.type(property.getKey()));
      properties.set(member, named(written, property.getKey(), member));
      if (written.path("format").asText().equals("uri")) {
        schema.put("x-has-uri", true);
      }
      if (written.has("x-from-client")) {
        schema.put("x-located", true);
      } else if (required.contains(property.getKey())) {
        requiredNames.add(member);
      }
    }
    schema.set("properties", properties);
    schema.remove("required");
    if (!requiredNames.isEmpty()) {
      schema.set("required", requiredNames);
    }
  }

  /** Says what something is called on the wire, where Java has to call it otherwise. */
  static ObjectNode named(ObjectNode schema, String name, String member) {
    if (name.equals(member)) {
      return schema;
    }
    ObjectNode named = schema.has("$ref") ? allOf(schema) : schema;
    return named.put("x-wire-name", Texts.literal(name));
  }

  private static void writeEnum(Place core, ObjectNode schema, Kind kind) {
    schema.put("type", kind == Kind.TEXT_ENUM ? "string" : "integer");
    if (kind == Kind.TEXT_ENUM) {
      schema.remove("format");
    }
    if (!core.node().has("x-enum-varnames")) {
      ArrayNode names = schema.putArray("x-enum-varnames");
      core.node().path("enum").forEach(value -> names.add(Names.constant(value.asText())));
    }
  }
}
