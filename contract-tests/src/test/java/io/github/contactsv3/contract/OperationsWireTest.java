package io.github.contactsv3.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.contract.RecordingServer.Received;
import io.github.contactsv3.core.ApiResponse;
import io.github.contactsv3.errors.ServiceException;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.RetryPolicy;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation of the documents, as it is on the wire. Driven by the documents and their
 * examples, so that an operation which is added there is covered here.
 */
class OperationsWireTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private RecordingServer server;
  private Invoker invoker;

  @BeforeEach
  void start() throws IOException {
    server = RecordingServer.start();
    invoker =
        new Invoker(
            ContactsClient.builder()
                .credentials(Credentials.privateIntegrationToken("pit-test"))
                .retries(RetryPolicy.never())
                .quota(Quotas.unlimited())
                .baseUrl(server.url())
                .build());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static Stream<DocumentedOperation> operations() {
    return DocumentedOperation.all();
  }

  /** Each operation with each example of a body, or with none if it takes none. */
  static Stream<Arguments> requests() {
    return DocumentedOperation.all()
        .flatMap(
            operation -> {
              List<JsonNode> bodies = new ArrayList<>(operation.requestExamples());
              if (bodies.isEmpty()) {
                bodies.add(null);
              }
              return bodies.stream().map(body -> Arguments.of(operation, body));
            });
  }

  static Stream<Arguments> successes() {
    return DocumentedOperation.all()
        .flatMap(
            operation ->
                operation.responseExamples(String.valueOf(operation.successStatus())).stream()
                    .map(body -> Arguments.of(operation, body)));
  }

  static Stream<Arguments> errors() {
    return DocumentedOperation.all()
        .flatMap(
            operation ->
                operation.statuses().stream()
                    .filter(status -> !status.startsWith("2"))
                    .flatMap(
                        status ->
                            operation.responseExamples(status).stream()
                                .map(body -> Arguments.of(operation, status, body))));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_isAsTheDocumentSays(DocumentedOperation operation, JsonNode body) {
    respondWithSuccess(operation);

    invoker.call(operation, operation.id(), body);

    Received received = server.only();
    assertThat(received.method()).isEqualTo(operation.method());
    assertThat(received.target().split("\\?")[0]).isEqualTo(path(operation));
    assertThat(query(received)).isEqualTo(declaredQuery(operation));
    assertThat(received.header("Version")).containsExactly("v3");
    assertThat(received.header("Accept")).containsExactly("application/json");
    assertThat(received.header("Authorization"))
        .isEqualTo(operation.takesToken() ? List.of("Bearer pit-test") : List.of());
    assertThat(received.header("User-Agent").get(0)).startsWith("contacts-v3-java/");
    assertBody(operation, body, received);
  }

  @ParameterizedTest
  @MethodSource("successes")
  void success_isReadAsItWasSent(DocumentedOperation operation, JsonNode body) {
    server.responses(operation.successStatus(), body.toString());

    Object result = invoker.call(operation, operation.id(), requestBody(operation));

    assertThat(written(result)).isEqualTo(body);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void withResponse_givesStatusAndHeadersToo(DocumentedOperation operation) {
    JsonNode body = respondWithSuccess(operation);

    ApiResponse<?> response =
        (ApiResponse<?>)
            invoker.call(operation, operation.id() + "WithResponse", requestBody(operation));

    assertThat(response.status()).isEqualTo(operation.successStatus());
    assertThat(response.header("x-ratelimit-remaining")).contains("99");
    assertThat(written(response.body())).isEqualTo(body);
    assertThat(server.only().target().split("\\?")[0]).isEqualTo(path(operation));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void error_becomesTyped(DocumentedOperation operation, String status, JsonNode body) {
    int code = status.equals("5XX") ? 503 : Integer.parseInt(status);
    server.responses(code, body.toString());

    ServiceException e =
        catchThrowableOfType(
            ServiceException.class,
            () -> invoker.call(operation, operation.id(), requestBody(operation)));

    assertThat(e.status()).isEqualTo(code);
    assertThat(e.operation().id()).isEqualTo(operation.id());
    assertThat(e.operation().path()).isEqualTo(operation.path());
    assertThat(e.messages()).isEqualTo(ErrorMessages.of(body));
    assertThat(e.traceId().orElse(null)).isEqualTo(body.path("traceId").textValue());
    assertThat(e).hasMessageStartingWith(operation.id() + ": HTTP " + code);
  }

  private JsonNode respondWithSuccess(DocumentedOperation operation) {
    JsonNode body = operation.responseExamples(String.valueOf(operation.successStatus())).get(0);
    server.responses(operation.successStatus(), body.toString());
    return body;
  }

  private static JsonNode requestBody(DocumentedOperation operation) {
    List<JsonNode> bodies = operation.requestExamples();
    return bodies.isEmpty() ? null : bodies.get(0);
  }

  private static String path(DocumentedOperation operation) {
    String path = operation.path();
    for (JsonNode parameter : operation.parameters("path")) {
      path =
          path.replace(
              "{" + parameter.path("name").textValue() + "}",
              URLEncoder.encode(operation.example(parameter), StandardCharsets.UTF_8));
    }
    return path;
  }

  private static Map<String, String> declaredQuery(DocumentedOperation operation) {
    Map<String, String> query = new LinkedHashMap<>();
    for (JsonNode parameter : operation.parameters("query")) {
      query.put(parameter.path("name").textValue(), operation.example(parameter));
    }
    return query;
  }

  private static Map<String, String> query(Received received) {
    int start = received.target().indexOf('?');
    return start < 0 ? Map.of() : pairs(received.target().substring(start + 1));
  }

  private static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : text.split("&")) {
      String[] parts = pair.split("=", 2);
      String value = URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
      assertThat(pairs.put(parts[0], value)).as("%s is sent once", parts[0]).isNull();
    }
    return pairs;
  }

  private static void assertBody(DocumentedOperation operation, JsonNode body, Received received) {
    if (body == null) {
      assertThat(received.body()).isEmpty();
      assertThat(received.header("Content-Type")).isEmpty();
      return;
    }
    assertThat(received.header("Content-Type").get(0)).startsWith(operation.mediaType());
    if (operation.mediaType().equals("application/json")) {
      assertThat(json(received.text())).isEqualTo(body);
    } else {
      Map<String, String> fields = new LinkedHashMap<>();
      body.properties().forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
      assertThat(pairs(received.text())).isEqualTo(fields);
    }
  }

  private static JsonNode written(Object model) {
    try {
      return MAPPER.readTree(MAPPER.writeValueAsString(model));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }
}
