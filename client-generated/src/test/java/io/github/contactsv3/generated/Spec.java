package io.github.contactsv3.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.contactsv3.compatibility.ApiDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A document that the client is generated from. */
enum Spec {
  CONTACTS("contacts-v3.yaml", "contacts.yaml"),
  OAUTH("oauth-v3.yaml", "oauth.yaml"),
  FIELDS("custom-fields.yaml", "custom-fields.yaml"),
  WEBHOOKS("webhooks.yaml", "webhooks.yaml");

  private final Path document;
  private final Path config;
  private final ApiDocument read;
  private final JsonNode root;
  private final JsonNode options;

  Spec(String document, String config) {
    this.document = Path.of("..", "spec", document);
    this.config = Path.of("config", config);
    this.read = ApiDocument.read(this.document);
    this.root = read.root();
    this.options = options(this.config);
  }

  private static JsonNode options(Path yaml) {
    try {
      return new YAMLMapper().readTree(yaml.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path document() {
    return document;
  }

  Path config() {
    return config;
  }

  String version() {
    return read.version();
  }

  String apiPackage() {
    return options.path("apiPackage").asText();
  }

  String modelPackage() {
    return options.path("modelPackage").asText();
  }

  /** Every schema of the document. */
  List<Schema> schemas() {
    return root.at("/components/schemas").properties().stream()
        .map(entry -> new Schema(this, entry.getKey(), entry.getValue()))
        .toList();
  }

  Schema schema(String name) {
    return schemas().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  /** The schemas of all documents. */
  static Stream<Schema> allSchemas() {
    return Stream.of(values()).flatMap(spec -> spec.schemas().stream());
  }

  /** The operations of all documents. */
  static Stream<DeclaredOperation> allOperations() {
    return Stream.of(values()).flatMap(spec -> spec.operations().stream());
  }

  List<DeclaredOperation> operations() {
    return read.operations().values().stream()
        .map(one -> new DeclaredOperation(this, one))
        .toList();
  }

  /** The object schemas with a class that a response or a webhook can hold, at any depth. */
  Set<Schema> inResponses() {
    Set<Schema> found = new LinkedHashSet<>();
    operations().forEach(operation -> collect(operation.node().path("responses"), found));
    collect(root.path("x-webhooks"), found);
    return models(found);
  }

  /** The object schemas with a class that a request can hold, at any depth. */
  Set<Schema> inRequests() {
    Set<Schema> found = new LinkedHashSet<>();
    operations().forEach(operation -> collect(operation.node().path("requestBody"), found));
    return models(found);
  }

  private static Set<Schema> models(Set<Schema> schemas) {
    schemas.removeIf(schema -> !schema.isObject() || !schema.isGenerated());
    return schemas;
  }

  private void collect(JsonNode node, Set<Schema> found) {
    JsonNode ref = node.path("$ref");
    if (ref.isTextual()) {
      String name = ref.asText().substring(ref.asText().lastIndexOf('/') + 1);
      if (!ref.asText().startsWith("#/components/schemas/") || found.add(schema(name))) {
        collect(root.at(ref.asText().substring(1)), found);
      }
    }
    node.forEach(child -> collect(child, found));
  }

  /** What a reference within the document refers to. */
  JsonNode at(String reference) {
    return root.at(reference.substring(1));
  }

  /** The node itself, or what it refers to; an {@code allOf} of one reference counts as one. */
  JsonNode resolve(JsonNode node) {
    JsonNode target = node.has("allOf") ? node.path("allOf").path(0) : node;
    return target.has("$ref") ? resolve(at(target.path("$ref").asText())) : node;
  }
}
