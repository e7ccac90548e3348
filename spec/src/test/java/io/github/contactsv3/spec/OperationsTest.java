package io.github.contactsv3.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.codegen.SpecDocument;
import io.github.contactsv3.codegen.SpecDocument.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each operation states all that the client, the sandbox and the contracts derive from it. */
class OperationsTest {

  private static final Set<String> ERRORS = Set.of("400", "401", "403", "404", "422", "429", "5XX");

  private static final Set<String> RATE_LIMIT_HEADERS =
      Set.of(
          "X-RateLimit-Limit-Daily",
          "X-RateLimit-Daily-Remaining",
          "X-RateLimit-Interval-Milliseconds",
          "X-RateLimit-Max",
          "X-RateLimit-Remaining");

  private static final Map<String, Set<String>> PAGINATION_KEYS =
      Map.of(
          "search-after", Set.of("style", "items", "cursor", "limit", "maxLimit", "total"),
          "name-id-cursor",
              Set.of("style", "items", "cursor", "limit", "maxLimit", "skip", "total"),
          "page-token", Set.of("style", "items", "cursor", "nextCursor", "limit", "maxLimit"));

  static Stream<Operation> operations() {
    return Documents.ALL.stream().flatMap(document -> document.operations().stream());
  }

  /** Guards all tests below against a reader that skips operations. */
  @ParameterizedTest
  @ValueSource(strings = {"contacts-v3.yaml", "oauth-v3.yaml", "custom-fields.yaml"})
  void operations_document_areAllRead(String name) throws IOException {
    Pattern id = Pattern.compile("^ {6}operationId: (\\w+)$", Pattern.MULTILINE);
    List<String> written =
        id.matcher(Files.readString(Path.of(name))).results().map(found -> found.group(1)).toList();

    assertThat(written).isNotEmpty();
    assertThat(SpecDocument.read(Path.of(name)).operations())
        .extracting(Operation::id)
        .containsExactlyInAnyOrderElementsOf(written);
  }

  /** By HTTP, all methods but POST and PATCH are: a document that says otherwise is a mistake. */
  @ParameterizedTest
  @MethodSource("operations")
  void idempotence_operation_isSaid_andOnlyAPostOrPatchIsNotIdempotent(Operation operation) {
    JsonNode idempotent = operation.node().path("x-idempotent");

    assertThat(idempotent.isBoolean()).as("x-idempotent of %s", operation.id()).isTrue();
    assertThat(idempotent.asBoolean() || Set.of("post", "patch").contains(operation.method()))
        .as("%s is %s, so repeating it does no harm", operation.id(), operation.method())
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void idempotence_exception_isBooleanOfTheRequest(Operation operation) {
    JsonNode exception = operation.node().path("x-idempotent-unless");
    if (exception.isMissingNode()) {
      return;
    }

    assertThat(requestProperty(operation, exception.asText()).path("type").asText())
        .isEqualTo("boolean");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void scopes_operation_matchSecurity(Operation operation) {
    boolean needsToken = !operation.node().path("security").isEmpty();

    assertThat(operation.node().path("security").isArray()).isTrue();
    assertThat(texts(operation.node().path("x-scopes")))
        .hasSize(needsToken ? 1 : 0)
        .allMatch(
            scope -> scope.matches("(contacts|oauth|locations/customFields)\\.(readonly|write)"));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void pagination_operation_namesExistingParts(Operation operation) {
    JsonNode pagination = operation.node().path("x-pagination");
    if (pagination.isMissingNode()) {
      return;
    }
    String style = pagination.path("style").asText();
    assertThat(PAGINATION_KEYS).containsKey(style);
    assertThat(SpecDocument.members(pagination)).containsOnlyKeys(PAGINATION_KEYS.get(style));

    JsonNode response = successProperties(operation);
    assertThat(response.at("/" + pagination.path("items").asText() + "/type").asText())
        .isEqualTo("array");
    JsonNode limit = input(operation, pagination.path("limit").asText());
    assertThat(limit.path("maximum").asInt()).isEqualTo(pagination.path("maxLimit").asInt());
    assertThat(input(operation, pagination.path("cursor").asText())).isNotEmpty();
    if (pagination.has("total")) {
      assertThat(response.path(pagination.path("total").asText()).path("type").asText())
          .isEqualTo("integer");
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void responses_operation_haveOneSuccessAndEveryError(Operation operation) {
    Map<String, JsonNode> responses = operation.responses();

    assertThat(responses).containsKeys(ERRORS.toArray(String[]::new)).hasSize(ERRORS.size() + 1);
    assertThat(responses.keySet()).filteredOn(status -> status.startsWith("2")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void responses_operation_haveSchemaExamplesAndRateLimitHeaders(Operation operation) {
    operation
        .responses()
        .forEach(
            (status, response) -> {
              JsonNode json = response.at("/content/application~1json");
              assertThat(json.at("/schema/$ref").asText()).as(status).isNotEmpty();
              assertThat(json.path("examples")).as(status).isNotEmpty();
              assertThat(SpecDocument.members(response.path("headers")))
                  .as(status)
                  .containsKeys(RATE_LIMIT_HEADERS.toArray(String[]::new));
            });
  }

  @ParameterizedTest
  @MethodSource("operations")
  void requestBody_operation_isRequiredAndHasExamples(Operation operation) {
    JsonNode body = operation.node().path("requestBody");
    if (body.isMissingNode()) {
      return;
    }

    assertThat(body.path("required").asBoolean()).isTrue();
    body.path("content")
        .forEach(
            media -> {
              assertThat(media.at("/schema/$ref").asText()).isNotEmpty();
              assertThat(media.path("examples")).isNotEmpty();
            });
  }

  @ParameterizedTest
  @MethodSource("operations")
  void parameters_operation_startWithVersionAndCoverThePath(Operation operation) {
    assertThat(operation.node().at("/parameters/0/$ref").asText())
        .isEqualTo("#/components/parameters/Version");
    assertThat(operation.parameters())
        .filteredOn(parameter -> parameter.path("in").asText().equals("path"))
        .extracting(parameter -> "{" + parameter.path("name").asText() + "}")
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(operation.path().split("/")).filter(part -> part.startsWith("{")).toList());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void texts_operation_areComplete(Operation operation) {
    assertThat(operation.node().path("summary").asText()).isNotBlank().doesNotEndWith(".");
    assertThat(operation.node().path("description").asText()).isNotBlank().endsWith(".");
    assertThat(operation.node().path("tags")).hasSize(1);
    assertThat(operation.parameters())
        .allSatisfy(
            parameter -> {
              assertThat(parameter.path("description").asText()).isNotBlank();
              assertThat(parameter.has("example")).isTrue();
            });
  }

  private static JsonNode input(Operation operation, String name) {
    return operation.parameters().stream()
        .filter(parameter -> parameter.path("name").asText().equals(name))
        .map(parameter -> parameter.path("schema"))
        .findFirst()
        .orElseGet(() -> requestProperty(operation, name));
  }

  private static JsonNode requestProperty(Operation operation, String name) {
    JsonNode schema = operation.node().at("/requestBody/content/application~1json/schema");
    return operation.document().resolve(schema).path("properties").path(name);
  }

  private static JsonNode successProperties(Operation operation) {
    JsonNode schema = operation.responses().get("200").at("/content/application~1json/schema");
    return operation.document().resolve(schema).path("properties");
  }

  private static Stream<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
  }
}
