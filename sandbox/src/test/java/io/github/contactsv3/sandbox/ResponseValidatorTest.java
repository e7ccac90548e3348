package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.internal.http.StopSignal;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class ResponseValidatorTest {

  private static final String TRACE = "'traceId':'0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d'";

  /** The error that one test provokes is logged, which would only startle in the build's output. */
  private static final Logger SILENT = Logger.getLogger(Service.class.getName());

  static {
    SILENT.setLevel(Level.OFF);
  }

  private final ApiDocument document = ApiDocument.contacts();
  private final ResponseValidator validator = new ResponseValidator();

  @Test
  void violation_asDeclared_isNull() {
    assertThat(violation("deleteContact", 200, "{'succeeded':true,'succeded':true," + TRACE + "}"))
        .isNull();
    assertThat(violation("deleteContact", 413, "{}")).isNull();
  }

  @Test
  void violation_wrongType_saysWhereAndWhichRuleButNoValue() {
    assertThat(violation("getContact", 200, "{'contact':{'id':'abc','email':17}," + TRACE + "}"))
        .startsWith("getContact responds with 200 against the document: ")
        .contains("/contact/email type")
        .doesNotContain("17");
  }

  @Test
  void violation_referenceThatMayBeNull_isNoneForNullOrAContact() {
    assertThat(violation("findDuplicateContact", 200, "{'contact':null}")).isNull();
    assertThat(violation("findDuplicateContact", 200, "{'contact':{'id':'x'}}")).isNull();
    assertThat(violation("findDuplicateContact", 200, "{'contact':{'id':7}}")).isNotNull();
  }

  @Test
  void violation_undeclaredStatus_isTold() {
    assertThat(violation("getContact", 201, "{}")).isEqualTo("getContact declares no status 201");
  }

  @Test
  void validateResponses_on_letsGoodRespondsPass() {
    try (ContactsSandbox sandbox =
        ContactsSandbox.builder().validateResponses(true).seed(50).start()) {
      TestClient client = new TestClient(sandbox);
      client.search("{'pageLimit':50}").expect(200);
      client.get("/contacts/unknown").expect(400);
      client.get("/nowhere").expect(404);
    }
  }

  @Test
  void validateResponses_onAndResponseBroken_becomesA500ThatSaysWhere() {
    assertThat(status(true)).isEqualTo(500);
    assertThat(status(false)).isEqualTo(200);
  }

  /** Status of a response whose handler forgets the contact. */
  private int status(boolean validated) {
    SandboxState state = ContactsSandbox.builder().validateResponses(validated).state();
    Service service =
        new Service(
            state,
            Map.of("getContact", request -> ServiceResponse.ok(TestClient.JSON.createObjectNode())),
            new Failures(state, new RequestRecorder(state), new Sender(state)));
    HeaderMap headers = new HeaderMap();
    headers.put(new HttpString("Version"), "v3");
    headers.put(Headers.AUTHORIZATION, "Bearer " + ContactsSandbox.DEFAULT_TOKEN);
    return service
        .process(
            new RawRequest("GET", "/contacts/abc", "", headers, "", System.nanoTime()),
            StopSignal.INTERRUPTION)
        .response()
        .status();
  }

  private String violation(String operationId, int status, String body) {
    Operation operation =
        document.operations().stream()
            .filter(candidate -> candidate.id().equals(operationId))
            .findFirst()
            .orElseThrow();
    try {
      return validator.violation(
          operation, status, (ObjectNode) TestClient.JSON.readTree(TestClient.json(body)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
