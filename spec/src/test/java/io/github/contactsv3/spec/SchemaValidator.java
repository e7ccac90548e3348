package io.github.contactsv3.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import io.github.contactsv3.codegen.SpecDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Validates values against the schemas of a document, in the dialect of OpenAPI 3.0. */
final class SchemaValidator {

  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  private final SpecDocument document;
  private final String location;
  private final JsonSchemaFactory factory;
  private final Map<String, JsonSchema> schemas = new HashMap<>();

  SchemaValidator(SpecDocument document) {
    this.document = document;
    location = "https://example.com/" + document;
    String json = withNullableReferences(document.root()).toString();
    factory =
        JsonSchemaFactory.builder()
            .metaSchema(OpenApi30.getInstance())
            .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
            .schemaLoaders(loaders -> loaders.schemas(Map.of(location, json)))
            .build();
  }

  SpecDocument document() {
    return document;
  }

  /** Returns the problems of the value, one text each; empty if there are none. */
  List<String> validate(String schemaPointer, JsonNode value) {
    return schemas.computeIfAbsent(schemaPointer, this::schema).validate(value).stream()
        .map(ValidationMessage::toString)
        .toList();
  }

  private JsonSchema schema(String pointer) {
    // By reference, so that the document is read once and not again for each pointer.
    JsonNode reference =
        JsonNodeFactory.instance.objectNode().put("$ref", location + "#" + pointer);
    return factory.getSchema(reference, CONFIG);
  }

  // OpenAPI 3.0 gives `nullable` a meaning only next to `type`, and so does the validator. Here it
  // also stands next to a reference in `allOf`: allow null or what the reference allows.
  private static JsonNode withNullableReferences(JsonNode root) {
    JsonNode copy = root.deepCopy();
    for (JsonNode parent : copy.findParents("nullable")) {
      if (parent instanceof ObjectNode schema && schema.has("allOf")) {
        ArrayNode alternatives = schema.putArray("anyOf");
        alternatives
            .addObject()
            .put("type", "object")
            .put("nullable", true)
            .putArray("enum")
            .addNull();
        alternatives.addAll((ArrayNode) schema.remove("allOf"));
      }
    }
    return copy;
  }

  @Override
  public String toString() {
    return document.toString();
  }
}
