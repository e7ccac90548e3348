package io.github.contactsv3.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Writes the interfaces of {@code components/x-interfaces}, each as a schema that the templates
 * make an interface of, and marks what implements them. Stateless.
 */
final class InterfaceWriter {
  private static final String SCHEMAS = "schemas";

  private InterfaceWriter() {}

  /** Checks that all schemas have what the interface says, in one type. */
  static void check(Report report, Place components) {
    for (Place declared : components.at("x-interfaces").members()) {
      if (!Names.type(declared.name()).equals(declared.name())
          || components.at(SCHEMAS).node().has(declared.name())) {
        report.add(declared, "must have a name of Java that no schema has");
      }
      List<Place> schemas = schemas(declared);
      if (schemas.isEmpty() || schemas.stream().anyMatch(s -> Kind.of(s) != Kind.OBJECT)) {
        report.add(declared.at(SCHEMAS), "must list schemas of objects in this document");
        continue;
      }
      for (Place property : declared.at("accessors").members()) {
        checkProperty(report, schemas, property);
      }
    }
  }

  private static void checkProperty(Report report, List<Place> schemas, Place property) {
    for (Place own : property.members()) {
      if (schemas.stream().noneMatch(s -> s.name().equals(own.name()) && has(s, property))) {
        report.add(own, "is no property of a schema that the interface lists");
      }
    }
    List<Place> found =
        schemas.stream().filter(s -> has(s, property)).map(s -> own(s, property)).toList();
    if (found.isEmpty()) {
      report.add(property, "is a property of none of the schemas");
    } else if (found.stream().map(InterfaceWriter::type).distinct().count() > 1) {
      report.add(property, "has several types: give it one, or leave it out");
    }
  }

  /** Equal for what Java has the same type for. */
  private static String type(Place property) {
    Kind kind = Kind.of(property);
    if (kind == Kind.LIST) {
      return "list of " + type(Kind.substance(property).at("items"));
    }
    return kind + (Kind.CLASSES.contains(kind) ? " " + Kind.substance(property).pointer() : "");
  }

  /** Adds the interfaces to schemas that were written before. */
  static void write(Place document, Components components) {
    for (Place declared : document.at("components").at("x-interfaces").members()) {
      ObjectNode schema = JsonNodeFactory.instance.objectNode();
      schema.put("type", "object").put("x-interface", true).put("additionalProperties", false);
      schema.set("description", declared.node().path("description"));
      Texts.makeSafe(schema);
      ObjectNode properties = schema.putObject("properties");
      for (Place property : declared.at("accessors").members()) {
        writeProperty(declared, property, components, properties);
        if (schemas(declared).stream().allMatch(s -> isRequired(s, property))) {
          schema.withArray("required").add(property.name());
        }
      }
      String name = components.name(declared, declared.name());
      components.put(name, schema);
      schemas(declared).forEach(s -> components.schema(s).put("x-implements", name));
    }
  }

  private static void writeProperty(
      Place declared, Place property, Components components, ObjectNode properties) {
    for (Place schema : schemas(declared)) {
      if (!has(schema, property)) {
        continue;
      }
      String member = Names.member(own(schema, property).name());
      ObjectNode own = components.schema(schema).withObject("/properties");
      ObjectNode copy = own.withObject("/" + member).deepCopy();
      copy.remove(List.of("x-wire-name", "x-view", "deprecated"));
      if (!properties.has(property.name())) {
        properties.set(property.name(), copy);
      }
      if (!member.equals(property.name())) {
        ObjectNode named = own.withObject("/" + member);
        ObjectNode view = named.has("$ref") ? SchemaWriter.allOf(named) : named;
        own.set(member, view.put("x-view", "get" + Names.type(property.name())));
      }
    }
  }

  private static List<Place> schemas(Place declared) {
    Place all = Place.root(declared.document()).at("components").at(SCHEMAS);
    return StreamSupport.stream(declared.node().path(SCHEMAS).spliterator(), false)
        .map(JsonNode::asText)
        .map(all::at)
        .toList();
  }

  /** Returns the schema's own property for one of the interface. */
  private static Place own(Place schema, Place property) {
    return schema.at("properties").at(property.node().path(schema.name()).asText(property.name()));
  }

  private static boolean has(Place schema, Place property) {
    return own(schema, property).exists();
  }

  private static boolean isRequired(Place schema, Place property) {
    String own = own(schema, property).name();
    return StreamSupport.stream(schema.node().path("required").spliterator(), false)
        .anyMatch(name -> name.asText().equals(own));
  }
}
