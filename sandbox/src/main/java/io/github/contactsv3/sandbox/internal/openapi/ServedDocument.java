package io.github.contactsv3.sandbox.internal.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An OpenAPI document: its operations and compiled schemas. Immutable once loaded. */
public final class ServedDocument {

  private static final String FOLDER = "/io/github/contactsv3/sandbox/";
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
  private static final String IRI = "urn:contacts-v3:document";

  private final JsonNode root;
  private final JsonSchemaFactory schemas;
  private final SchemaValidatorsConfig config;
  private final List<ServedOperation> operations;

  private ServedDocument(JsonNode root) {
    this.root = root;
    String text = withNullableReferences(root.deepCopy()).toString();
    this.schemas =
        JsonSchemaFactory.getInstance(
            VersionFlag.V4,
            builder ->
                builder
                    .metaSchema(OpenApi30.getInstance())
                    .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
                    .schemaLoaders(loaders -> loaders.schemas(Map.of(IRI, text))));
    this.config =
        SchemaValidatorsConfig.builder()
            .errorMessageKeyword("x-no-error-messages")
            .formatAssertionsEnabled(true)
            .locale(Locale.ROOT)
            .typeLoose(false)
            .build();
    this.operations = readOperations();
  }

  /**
   * Says in the words of JSON Schema that a reference may be null: the validator heeds {@code
   * nullable} only next to a type.
   */
  public static JsonNode withNullableReferences(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path("nullable").asBoolean()
        && object.has("allOf")) {
      JsonNode schema = JsonNodeFactory.instance.objectNode().set("allOf", object.remove("allOf"));
      ArrayNode either = object.putArray("anyOf");
      either.add(schema);
      either.addObject().putArray("enum").addNull();
    }
    node.forEach(ServedDocument::withNullableReferences);
    return node;
  }

  /** A copy whose examples can be changed. */
  public ExampleDocument withExamples() {
    return new ExampleDocument(root);
  }

  /** The document of the OAuth API in this jar; read once per JVM. */
  public static ServedDocument oauth() {
    return OAuth.DOCUMENT;
  }

  /** The document of the Contacts API in this jar; read once per JVM. */
  public static ServedDocument contacts() {
    return Contacts.DOCUMENT;
  }

  /** The documents that are published, the one of the Contacts API first. */
  public static List<ServedDocument> published() {
    return List.of(contacts(), oauth(), customFields());
  }

  /** The document; not to be changed. */
  public JsonNode root() {
    return root;
  }

  public List<ServedOperation> operations() {
    return operations;
  }

  /** Node at a JSON pointer, with a {@code $ref} at that place followed. */
  public JsonNode at(String pointer) {
    return resolve(root.at(pointer));
  }

  /** Follows references within the document. */
  public JsonNode resolve(JsonNode node) {
    JsonNode current = node;
    while (current.has("$ref")) {
      current = root.at(current.get("$ref").textValue().substring(1));
    }
    return current;
  }

  /** Compiles the schema at a JSON pointer. */
  public JsonSchema schema(String pointer) {
    JsonSchema schema = schemas.getSchema(SchemaLocation.of(IRI + "#" + pointer), config);
    schema.initializeValidators();
    return schema;
  }

  /** Pointer to the schema of a response of an operation, or null if the status is undeclared. */
  public @Nullable String responsePointer(ServedOperation operation, int status) {
    String pointer =
        pointer(operation.path(), operation.method().toLowerCase(Locale.ROOT))
            + "/responses/"
            + status;
    JsonNode response = root.at(pointer);
    if (response.isMissingNode()) {
      return null;
    }
    if (response.has("$ref")) {
      pointer = response.get("$ref").textValue().substring(1);
    }
    return pointer + "/content/application~1json/schema";
  }

  /** The document of the custom fields in this jar; read once per JVM. */
  public static ServedDocument customFields() {
    return CustomFields.DOCUMENT;
  }

  /** The document of what only older versions have; read once per JVM. */
  public static ServedDocument olderVersions() {
    return OlderVersions.DOCUMENT;
  }

  private static String pointer(String path, String method) {
    return "/paths/" + path.replace("~", "~0").replace("/", "~1") + "/" + method;
  }

  private List<ServedOperation> readOperations() {
    List<ServedOperation> found = new ArrayList<>();
    root.get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        member -> {
                          if (METHODS.contains(member.getKey())) {
                            found.add(
                                readOperation(path.getKey(), member.getKey(), member.getValue()));
                          }
                        }));
    return List.copyOf(found);
  }

  private ServedOperation readOperation(String path, String method, JsonNode node) {
    List<String> scopes = new ArrayList<>();
    node.path("x-scopes").forEach(scope -> scopes.add(scope.textValue()));
    List<ServedOperation.QueryParameter> query = new ArrayList<>();
    for (JsonNode reference : node.path("parameters")) {
      JsonNode parameter = resolve(reference);
      if (parameter.path("in").asText().equals("query")) {
        query.add(
            new ServedOperation.QueryParameter(
                parameter.get("name").textValue(),
                parameter.path("required").asBoolean(),
                resolve(parameter.get("schema"))));
      }
    }
    JsonNode content = node.at("/requestBody/content");
    Set<String> mediaTypes = new LinkedHashSet<>();
    content.fieldNames().forEachRemaining(mediaTypes::add);
    JsonNode body = content.isEmpty() ? content : content.iterator().next().get("schema");
    return new ServedOperation(
        this,
        node.get("operationId").textValue(),
        method.toUpperCase(Locale.ROOT),
        path,
        caller(node),
        List.copyOf(scopes),
        query,
        Set.copyOf(mediaTypes),
        node.at("/requestBody/required").asBoolean(),
        body.isMissingNode() ? null : resolve(body),
        body.isMissingNode() ? null : schema(bodyPointer(path, method, mediaTypes, body)));
  }

  private static ServedOperation.Caller caller(JsonNode operation) {
    JsonNode security = operation.path("security");
    if (security.isArray() && security.isEmpty()) {
      return ServedOperation.Caller.ANYBODY;
    }
    return security.path(0).has("agencyBearer")
        ? ServedOperation.Caller.AGENCY
        : ServedOperation.Caller.LOCATION;
  }

  private static String bodyPointer(
      String path, String method, Set<String> mediaTypes, JsonNode body) {
    return body.has("$ref")
        ? body.get("$ref").textValue().substring(1)
        : pointer(path, method)
            + "/requestBody/content/"
            + mediaTypes.iterator().next().replace("/", "~1")
            + "/schema";
  }

  private static ServedDocument load(String name) {
    String resource = FOLDER + name;
    try (InputStream in = ServedDocument.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the sandbox's jar has no " + resource);
      }
      return new ServedDocument(new YAMLMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  private static final class Contacts {
    static final ServedDocument DOCUMENT = load("contacts-v3.yaml");
  }

  private static final class OAuth {
    static final ServedDocument DOCUMENT = load("oauth-v3.yaml");
  }

  private static final class CustomFields {
    static final ServedDocument DOCUMENT = load("custom-fields.yaml");
  }

  private static final class OlderVersions {
    static final ServedDocument DOCUMENT = load("older-versions.yaml");
  }
}
