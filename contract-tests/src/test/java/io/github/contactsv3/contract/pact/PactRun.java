package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.BaseMockServer;
import au.com.dius.pact.consumer.MockHttpServerKt;
import au.com.dius.pact.consumer.PactVerificationResult;
import au.com.dius.pact.consumer.dsl.HttpInteractionBuilder;
import au.com.dius.pact.consumer.dsl.HttpRequestBuilder;
import au.com.dius.pact.consumer.dsl.HttpResponseBuilder;
import au.com.dius.pact.consumer.dsl.Matchers;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.consumer.model.MockProviderConfig;
import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.support.Json;
import au.com.dius.pact.core.support.json.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.contract.DocumentedOperation;
import io.github.contactsv3.contract.Invoker;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.RetryPolicy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Runs a contract: the client against Pact's mock server; then writes the pact. */
final class PactRun {

  static final String CONSUMER = "contacts-v3-java";
  static final String PROVIDER = "highlevel-contacts-v3";

  static final String FOLDER = System.getProperty("pact.rootDir");

  private static final ObjectMapper MAPPER = new ObjectMapper();
  static final String TOKEN = "pit-2f1c9a4e-7b53-4d8e-9c60-1a2b3c4d5e6f";

  private PactRun() {}

  /** Verifies a contract, and returns it as a pact. */
  static V4Pact verify(Contract contract) {
    V4Pact pact =
        new PactBuilder(CONSUMER, PROVIDER, PactSpecVersion.V4)
            .expectsToReceiveHttpInteraction(
                contract.description(), interaction -> describe(contract, interaction))
            .toPact();
    // Not by Pact's runner, which sleeps for 100 ms and writes a file for each contract.
    BaseMockServer server =
        MockHttpServerKt.mockServer(pact, MockProviderConfig.createDefault(PactSpecVersion.V4));
    server.start();
    try {
      server.waitForServer();
      contract.check().accept(call(contract, server.getUrl()));
    } finally {
      server.stop();
    }
    PactVerificationResult result = server.validateMockServerState(null);
    assertThat(result)
        .as("%s: %s", contract, result.getDescription())
        .isInstanceOf(PactVerificationResult.Ok.class);
    return pact;
  }

  /** Adds pacts to the file. */
  static void write(List<V4Pact> pacts) {
    List<Interaction> interactions = new ArrayList<>();
    pacts.forEach(pact -> interactions.addAll(pact.getInteractions()));
    interactions.forEach(PactRun::sign);
    V4Pact first = pacts.get(0);
    new V4Pact(first.getConsumer(), first.getProvider(), interactions, first.getMetadata())
        .write(FOLDER, PactSpecVersion.V4)
        .expect(() -> "the pact was not written");
  }

  private static void sign(Interaction interaction) {
    try {
      String json = Json.toJson(interaction.toMap(PactSpecVersion.V4)).serialise();
      interaction
          .asV4Interaction()
          .getComments()
          .put(PactDigest.NAME, new JsonValue.StringValue(PactDigest.of(MAPPER.readTree(json))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Contract.CallResult call(Contract contract, String url) {
    ContactsClient client =
        ContactsClient.builder()
            .baseUrl(url)
            .credentials(Credentials.privateIntegrationToken(TOKEN))
            .retries(RetryPolicy.never())
            .quota(Quotas.unlimited())
            .build();
    DocumentedOperation operation = contract.operation();
    try {
      return new Contract.CallResult(
          new Invoker(client).call(operation, operation.id(), contract.request()), null);
    } catch (RuntimeException e) {
      return new Contract.CallResult(null, e);
    }
  }

  private static HttpInteractionBuilder describe(
      Contract contract, HttpInteractionBuilder interaction) {
    return interaction
        .state(contract.state(), contract.parameters())
        .reference("openapi", "operationId", contract.operation().id())
        .withRequest(request -> request(contract, request))
        .willRespondWith(response -> response(contract, response));
  }

  private static HttpRequestBuilder request(Contract contract, HttpRequestBuilder request) {
    DocumentedOperation operation = contract.operation();
    request.method(operation.method()).path(path(operation)).header("Version", "v3");
    if (operation.takesToken()) {
      request.header("Authorization", Matchers.regexp("Bearer \\S+", "Bearer " + TOKEN));
    }
    for (JsonNode parameter : operation.parameters("query")) {
      request.queryParameter(parameter.path("name").textValue(), operation.example(parameter));
    }
    JsonNode body = contract.request();
    String type = operation.mediaType();
    if (body != null && type != null) {
      request.body(type.equals("application/json") ? body.toString() : form(body), type);
    }
    return request;
  }

  private static String path(DocumentedOperation operation) {
    String path = operation.path();
    for (JsonNode parameter : operation.parameters("path")) {
      path =
          path.replace(
              "{" + parameter.path("name").textValue() + "}", operation.example(parameter));
    }
    return path;
  }

  private static String form(JsonNode body) {
    return body.properties().stream()
        .map(
            field ->
                List.of(field.getKey(), field.getValue().asText()).stream()
                    .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8))
                    .collect(Collectors.joining("=")))
        .collect(Collectors.joining("&"));
  }

  private static HttpResponseBuilder response(Contract contract, HttpResponseBuilder response) {
    response.status(contract.status());
    return contract.response().isTextual()
        ? response.bodyMatchingContentType("text/plain", contract.response().textValue())
        : response.body(PactBodies.like(contract.response()));
  }
}
