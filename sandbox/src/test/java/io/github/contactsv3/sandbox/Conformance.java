package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.oas.OpenApi30;
import io.github.contactsv3.sandbox.TestClient.Reply;
import io.github.contactsv3.sandbox.internal.openapi.ServedDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Holds responses against the document, more strictly than the document itself: properties it does
 * not declare are errors. Reads the document on its own, without the sandbox's code.
 */
final class Conformance {

  /** Statuses of any HTTP server before an operation is carried out; the document omits them. */
  private static final Set<Integer> TRANSPORT = Set.of(413, 415);

  /** The name that the cursor of a business's contacts is made of; undeclared on purpose. */
  private static final String UNDECLARED_NAME = "contactName";

  private static final String IRI = "urn:test:document";
  private static final List<String> RATE_LIMIT_HEADERS =
      List.of(
          "X-RateLimit-Limit-Daily",
          "X-RateLimit-Daily-Remaining",
          "X-RateLimit-Interval-Milliseconds",
          "X-RateLimit-Max",
          "X-RateLimit-Remaining");

  private static final ApiSchema CONTACTS = new ApiSchema("contacts-v3");
  private static final ApiSchema OAUTH = new ApiSchema("oauth-v3");
  private static final ApiSchema CUSTOM_FIELDS = new ApiSchema("custom-fields");

  private Conformance() {}

  /** A document and its compiled schemas. */
  private static final class ApiSchema {

    final JsonNode root;
    private final JsonSchemaFactory schemas;
    private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

    ApiSchema(String name) {
      this.root = strict(load(name));
      String text = ServedDocument.withNullableReferences(root.deepCopy()).toString();
      this.schemas =
          JsonSchemaFactory.getInstance(
              VersionFlag.V4,
              builder ->
                  builder
                      .metaSchema(OpenApi30.getInstance())
                      .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
                      .schemaLoaders(loaders -> loaders.schemas(Map.of(IRI, text))));
    }

    JsonSchema compiled(String pointer) {
      return compiled.computeIfAbsent(
          pointer,
          key ->
              schemas.getSchema(
                  SchemaLocation.of(IRI + "#" + key),
                  SchemaValidatorsConfig.builder()
                      .formatAssertionsEnabled(true)
                      .typeLoose(false)
                      .build()));
    }
  }

  static void check(HttpRequest request, Reply reply) {
    assertThat(reply.status()).as("%s", reply.body()).isLessThan(500);
    for (String header : RATE_LIMIT_HEADERS) {
      assertThat(reply.raw().headers().firstValueAsLong(header)).as(header).isPresent();
    }
    assertThat(reply.text("/traceId"))
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    if (reply.status() >= 400 && !reply.at("/error").isObject()) {
      assertThat(reply.at("/statusCode").asInt()).isEqualTo(reply.status());
    }
    String pointer = "/components/schemas/ErrorResponse";
    ApiSchema api = of(request.uri().getPath());
    String operation = operationPointer(api.root, request);
    if (operation != null && !TRANSPORT.contains(reply.status())) {
      pointer = responseSchema(api.root, operation, reply.status());
    }
    Set<?> violations = api.compiled(pointer).validate(reply.body());
    assertThat(violations).as("%s %s: %s", request.method(), request.uri(), reply.body()).isEmpty();
  }

  private static ApiSchema of(String path) {
    if (path.contains("/oauth/")) {
      return OAUTH;
    }
    return path.contains("/locations/") ? CUSTOM_FIELDS : CONTACTS;
  }

  static JsonNode document() {
    return CONTACTS.root;
  }

  private static String responseSchema(JsonNode root, String operation, int status) {
    JsonNode response = root.at(operation + "/responses/" + status);
    assertThat(response.isMissingNode())
        .as("%s declares no status %s", operation, status)
        .isFalse();
    String pointer = operation + "/responses/" + status;
    if (response.has("$ref")) {
      pointer = response.get("$ref").asText().substring(1);
    }
    return pointer + "/content/application~1json/schema";
  }

  /** Pointer to the operation of a request, or null; the template with most literals wins. */
  private static String operationPointer(JsonNode root, HttpRequest request) {
    String path = request.uri().getRawPath().replaceFirst("^/v3(?=/)", "").replaceFirst("/$", "");
    String best = null;
    String bestTemplate = "";
    for (Map.Entry<String, JsonNode> entry : root.get("paths").properties()) {
      String template = entry.getKey().replaceFirst("/$", "");
      String regex = "\\Q" + template.replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q") + "\\E";
      boolean moreLiteral =
          best == null
              || bestTemplate.chars().filter(c -> c == '{').count()
                  > template.chars().filter(c -> c == '{').count();
      if (Pattern.matches(regex, path)
          && entry.getValue().has(request.method().toLowerCase(Locale.ROOT))
          && moreLiteral) {
        bestTemplate = template;
        best =
            "/paths/"
                + entry.getKey().replace("/", "~1")
                + "/"
                + request.method().toLowerCase(Locale.ROOT);
      }
    }
    return best;
  }

  /** Turns "further properties allowed" into "none allowed" wherever properties are declared. */
  private static JsonNode strict(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.has("properties")
        && object.path("additionalProperties").asBoolean()) {
      object.set("additionalProperties", BooleanNode.FALSE);
      if (object.get("properties").has("attributions") && !object.path("properties").has("phone")) {
        object
            .withObject("/properties")
            .putObject(UNDECLARED_NAME)
            .put("type", "string")
            .put("nullable", true);
      }
    }
    node.forEach(Conformance::strict);
    return node;
  }

  private static JsonNode load(String name) {
    try (InputStream in =
        Conformance.class.getResourceAsStream("/META-INF/contacts-v3/" + name + ".yaml")) {
      return new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ids of all operations of the documents. */
  static Set<String> operationIds() {
    Set<String> ids = new HashSet<>();
    for (ApiSchema api : List.of(CONTACTS, OAUTH, CUSTOM_FIELDS)) {
      api.root
          .get("paths")
          .forEach(path -> path.forEach(member -> ids.add(member.path("operationId").asText())));
    }
    return ids;
  }
}
