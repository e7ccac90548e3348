package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.sandbox.TestClient.Reply;
import io.github.contactsv3.sandbox.internal.seed.DemoSet;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends every example of the documents that the API page loads, as the page would. */
class ExamplesTest extends SandboxTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Override
  ContactsSandboxBuilder configure() {
    return ContactsSandbox.builder().quotaOff();
  }

  /** A request that the page makes of an example. */
  private record Example(
      String operation,
      String method,
      String path,
      String mediaType,
      JsonNode body,
      boolean agency) {}

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void examples_inAnyOrder_succeed(boolean inOrder) throws Exception {
    List<Example> examples = examples(sandbox);
    if (!inOrder) {
      Collections.reverse(examples);
    }

    Set<String> operations = sendAll(sandbox, examples);

    assertThat(operations).isEqualTo(Conformance.operationIds());
  }

  @Test
  void examples_ofASandboxWithItsOwnIds_succeed() throws Exception {
    try (ContactsSandbox own =
        ContactsSandbox.builder()
            .quotaOff()
            .seed(5)
            .token("pit-own")
            .locationId("OwnLocation000000001")
            .companyId("OwnCompany0000000001")
            .app("own-app", "own-secret")
            .users("OwnUser0000000000001")
            .campaigns("OwnCampaign000000001")
            .workflows("OwnWorkflow000000001")
            .business("OwnBusiness000000001", "Bakery")
            .start()) {
      restore(own);
      assertThat(get(own, "/__sandbox/contacts/" + DemoSet.CONTACT).at("/contact/businessName"))
          .hasToString("\"Bakery\"");
      assertThat(sendAll(own, examples(own))).isEqualTo(Conformance.operationIds());
    }
  }

  @Test
  void createContact_ofAPageThatIsLoadedAgain_isNoDuplicate() throws Exception {
    for (int i = 0; i < 3; i++) {
      List<Example> examples =
          examples(sandbox).stream()
              .filter(example -> example.operation().equals("createContact"))
              .toList();
      sendAll(sandbox, examples);
    }
    assertThat(sandbox.requests().count("createContact")).isEqualTo(6);
  }

  @Test
  void deletions_ofExamples_succeedAgain() throws Exception {
    List<Example> deletions =
        examples(sandbox).stream().filter(example -> example.method().equals("DELETE")).toList();

    sendAll(sandbox, deletions);
    sendAll(sandbox, deletions);

    assertThat(sandbox.requests().count("deleteContact")).isEqualTo(2);
  }

  @Test
  void demo_ofACustomFieldThatIsGone_leavesItOut() throws Exception {
    String document = text(sandbox, "/__sandbox/ui/contacts-v3.json");
    assertThat(document).contains("yearly_budget").doesNotContain("ve9EPM428h8vShlRW1KT");
    try (ContactsSandbox other =
        ContactsSandbox.builder()
            .customField(
                new CustomFieldDefinition(
                    "yB3sTq8WnE6rLk2VhX9d", "budget", CustomFieldDefinition.Type.MONETORY))
            .start()) {
      assertThat(text(other, "/__sandbox/ui/contacts-v3.json"))
          .doesNotContain("\"key\":\"yearly_budget\"");
    }
  }

  private Set<String> sendAll(ContactsSandbox target, List<Example> examples) throws Exception {
    Set<String> operations = new HashSet<>();
    for (Example example : examples) {
      String agencyToken = restore(target).get("agencyToken").textValue();
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(target.baseUrl() + example.path()))
              .header("Version", "v3")
              .header(
                  "Authorization", "Bearer " + (example.agency() ? agencyToken : target.token()))
              .method(example.method(), HttpRequest.BodyPublishers.ofString(body(example)));
      if (!example.body().isMissingNode()) {
        request.header("Content-Type", example.mediaType());
      }
      Reply reply = TestClient.send(request.build());
      assertThat(reply.status()).as("%s: %s", example, reply.body()).isBetween(200, 299);
      operations.add(example.operation());
    }
    return operations;
  }

  private static String body(Example example) {
    if (example.body().isMissingNode()) {
      return "";
    }
    if (!example.mediaType().contains("form")) {
      return example.body().toString();
    }
    StringJoiner form = new StringJoiner("&");
    example.body().properties().forEach(field -> form.add(pair(field.getKey(), field.getValue())));
    return form.toString();
  }

  private static String pair(String name, JsonNode value) {
    return name + "=" + URLEncoder.encode(value.asText(), StandardCharsets.UTF_8);
  }

  private static List<Example> examples(ContactsSandbox target) throws Exception {
    List<Example> examples = new ArrayList<>();
    for (String name : List.of("contacts-v3", "custom-fields", "oauth-v3")) {
      JsonNode root = get(target, "/__sandbox/ui/" + name + ".json");
      for (Map.Entry<String, JsonNode> path : root.get("paths").properties()) {
        for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
          examples.addAll(examples(root, path.getKey(), method.getKey(), method.getValue()));
        }
      }
    }
    assertThat(examples).hasSizeGreaterThan(45);
    return examples;
  }

  private static List<Example> examples(
      JsonNode root, String template, String method, JsonNode operation) {
    String path = template;
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    for (JsonNode reference : operation.path("parameters")) {
      JsonNode parameter =
          reference.has("$ref") ? root.at(reference.get("$ref").asText().substring(1)) : reference;
      JsonNode example = parameter.path("example");
      if (parameter.get("in").asText().equals("path")) {
        path = path.replace("{" + parameter.get("name").asText() + "}", example.asText());
      } else if (parameter.get("in").asText().equals("query") && !example.isMissingNode()) {
        query.add(pair(parameter.get("name").asText(), example));
      }
    }
    boolean agency = operation.path("security").path(0).has("agencyBearer");
    String id = operation.get("operationId").asText();
    String target = path + query;
    String verb = method.toUpperCase(Locale.ROOT);
    List<Example> examples = new ArrayList<>();
    for (Map.Entry<String, JsonNode> content : operation.at("/requestBody/content").properties()) {
      for (JsonNode example : content.getValue().get("examples")) {
        JsonNode body = example.get("value");
        examples.add(new Example(id, verb, target, content.getKey(), body, agency));
      }
    }
    if (examples.isEmpty()) {
      examples.add(new Example(id, verb, target, "", root.path("none"), agency));
    }
    return examples;
  }

  private static JsonNode restore(ContactsSandbox target) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(target.baseUrl() + "/__sandbox/demo"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    return TestClient.JSON.readTree(
        HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  private static JsonNode get(ContactsSandbox target, String path) throws Exception {
    return TestClient.JSON.readTree(text(target, path));
  }

  private static String text(ContactsSandbox target, String path)
      throws IOException, InterruptedException {
    return HTTP.send(
            HttpRequest.newBuilder(URI.create(target.baseUrl() + path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
