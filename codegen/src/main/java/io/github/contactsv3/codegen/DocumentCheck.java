package io.github.contactsv3.codegen;

import java.util.List;
import java.util.Set;

/**
 * Says what stands in the way of generating a client that is right on the wire. What it does not
 * know it refuses, so that nothing is generated wrong without a word. Stateless.
 */
public final class DocumentCheck {
  private static final Set<String> KEYWORDS =
      Set.of(
          "openapi", "info", "servers", "tags", "paths", "components", "security", "externalDocs");

  private DocumentCheck() {}

  /**
   * Checks a document.
   *
   * @param document the document
   * @return all problems, one line each: file, place as a JSON pointer, what is wrong and what to
   *     do; empty if there are none
   */
  public static List<String> problems(SpecDocument document) {
    Report report = new Report();
    Place root = Place.root(document);
    if (!root.text("openapi").startsWith("3.0.")) {
      report.add(root.at("openapi"), "must be 3.0.x");
      return report.lines();
    }
    checkReferences(report, root);
    if (!report.lines().isEmpty()) {
      return report.lines();
    }
    report.keysWithin(root, KEYWORDS);
    SchemaRules schemas = new SchemaRules(report);
    OperationRules operations = new OperationRules(report, schemas);
    root.at("paths").members().stream()
        .filter(path -> !path.name().startsWith("x-"))
        .forEach(operations::checkPath);
    checkWebhooks(report, root.at("x-webhooks"));
    if (root.at("paths").node().isEmpty() && root.at("x-webhooks").node().isEmpty()) {
      report.add(root.at("paths"), "holds no operation");
    }
    checkComponents(report, schemas, root.at("components"));
    return report.lines();
  }

  /** All references that are followed later; a property may well be called $ref. */
  private static void checkReferences(Report report, Place place) {
    if (place.isReference() && !place.target().node().isObject()) {
      report.add(place.at("$ref"), "leads nowhere: " + place.text("$ref"));
    }
    place.members().stream()
        .filter(member -> !Set.of("example", "examples", "default", "enum").contains(member.name()))
        .forEach(member -> checkReferences(report, member));
    place.elements().forEach(element -> checkReferences(report, element));
  }

  /** Models are generated of their bodies, and nothing of the rest. */
  private static void checkWebhooks(Report report, Place webhooks) {
    for (Place webhook : webhooks.members()) {
      Place schema =
          webhook.at("post").at("requestBody").at("content").at("application/json").at("schema");
      if (!schema.text("$ref").startsWith("#/components/schemas/")) {
        report.add(schema, "must refer to a schema of this document's components");
      }
    }
  }

  private static void checkComponents(Report report, SchemaRules schemas, Place components) {
    components.at("schemas").members().forEach(schemas::check);
    InterfaceWriter.check(report, components);
    components.at("schemas").members().stream()
        .filter(schema -> Kind.of(schema) == Kind.UNKNOWN && schema.node().isObject())
        .filter(schema -> !schema.node().has("enum") && !schema.node().has("type"))
        .forEach(schema -> report.add(schema, "is of no type that the client knows"));
    for (Place scheme : components.at("securitySchemes").members()) {
      String type = scheme.target().text("type");
      boolean bearer =
          type.equals("http") && scheme.target().text("scheme").equalsIgnoreCase("bearer");
      if (!bearer && !type.equals("oauth2") && !type.equals("openIdConnect")) {
        report.add(scheme, "is not supported: requests are authenticated by a bearer token");
      }
    }
    for (Place member : components.members()) {
      if (Set.of("callbacks").contains(member.name())) {
        report.add(member, "is not supported: remove it");
      }
    }
  }
}
