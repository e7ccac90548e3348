package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the sandbox against the document. {@link TestClient} checks every response of every test;
 * here the document's own request examples are sent, which the sandbox has to understand.
 */
class ConformanceTest extends SandboxTest {

  @TestFactory
  List<DynamicTest> requestExamples_allImplemented_areUnderstood() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : Conformance.document().get("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        String operation = method.getValue().path("operationId").asText();
        JsonNode examples = method.getValue().at("/requestBody/content/application~1json/examples");
        for (Map.Entry<String, JsonNode> example : examples.properties()) {
          tests.add(
              DynamicTest.dynamicTest(
                  operation + " " + example.getKey(),
                  () -> send(method.getKey(), path.getKey(), example.getValue().get("value"))));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(20);
    return tests;
  }

  private void send(String method, String template, JsonNode example) {
    String body = example.toString().replace("ve9EPM428h8vShlRW1KT", sandbox.locationId());
    String contact = client.create("{}");
    String path =
        template
            .replace("{contactId}", contact)
            .replace("{campaignId}", "campaign")
            .replace("{workflowId}", "workflow")
            .replace("{type}", body.contains("removeAllTags") ? "remove" : "add");
    if (path.contains("{taskId}")) {
      String task =
          client
              .post(
                  "/contacts/" + contact + "/tasks",
                  "{'title':'x','completed':false,'dueDate':'2026-10-25T11:00:00Z'}")
              .text("/task/id");
      path = path.replace("{taskId}", task);
    }
    if (path.contains("{noteId}")) {
      String note = client.post("/contacts/" + contact + "/notes", "{'body':'x'}").text("/note/id");
      path = path.replace("{noteId}", note);
    }
    String upper = method.toUpperCase(Locale.ROOT);
    assertThat(client.send(upper, path, body).status()).isBetween(200, 201);
    sandbox.reset();
  }
}
