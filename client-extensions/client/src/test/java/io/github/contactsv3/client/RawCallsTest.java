package io.github.contactsv3.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.core.ApiResponse;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.errors.NotFoundException;
import io.github.contactsv3.errors.TransportException;
import io.github.contactsv3.errors.ValidationException;
import io.github.contactsv3.model.ContactResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests without a generated interface: sent as all others, and refused before if bad. */
class RawCallsTest extends ScriptedClient {
  @Test
  void get_hasTokenVersionAndEncodedParameters() {
    server.thenRespond(200, "{\"a\": 1.50}");

    String text = client.raw().get("/locations/{id}/customFields", "a/b c");

    assertThat(text).isEqualTo("{\"a\": 1.50}");
    ScriptedServer.Received request = server.received().get(0);
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.path()).isEqualTo("/locations/a%2Fb%20c/customFields");
    assertThat(request.headers())
        .containsEntry("authorization", "Bearer pit-canary")
        .containsEntry("version", "v3")
        .containsEntry("accept", "application/json");
  }

  @Test
  void post_sendsBodyQueryAndVersion_andReadsAnObject() {
    server.thenRespond(201, "{\"contact\":{\"id\":\"c7\"}}", "X-Test: yes");

    ApiResponse<ContactResponse> response =
        client
            .with(CallOptions.builder().queryParameter("beta", "on").build())
            .raw()
            .send(
                RawRequest.post("/contacts/{id}/things", "c7")
                    .json(Map.of("name", "M\u00fcller"))
                    .query("filter[name]", "a&b")
                    .version("2021-07-28"),
                ContactResponse.class);

    assertThat(response.status()).isEqualTo(201);
    assertThat(response.header("x-test")).contains("yes");
    assertThat(response.body().getContact().getId()).isEqualTo("c7");
    ScriptedServer.Received request = server.received().get(0);
    assertThat(request.path()).isEqualTo("/contacts/c7/things?filter%5Bname%5D=a%26b&beta=on");
    assertThat(request.body()).isEqualTo("{\"name\":\"M\u00fcller\"}");
    assertThat(request.headers())
        .containsEntry("version", "2021-07-28")
        .containsEntry("content-type", "application/json");
  }

  @Test
  void post_whoseResponseIsLost_isNotSentAgain() {
    server.thenDrop().thenRespond(200, "{}");

    assertThatThrownBy(() -> client.raw().send(RawRequest.post("/things").body("{}")))
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith("POST /things: ");
    assertThat(server.received()).hasSize(1);
  }

  @Test
  void idempotentPost_whoseResponseIsLost_isSentAgain() {
    server.thenDrop().thenRespond(200, "{}");

    assertThat(client.raw().send(RawRequest.post("/things").body("{}").idempotent()).body())
        .isEqualTo("{}");
    assertThat(server.received()).hasSize(2);
  }

  @Test
  void errors_areThoseOfAllCalls() {
    server.thenRespond(422, "{\"message\":[\"name must be a string\"],\"traceId\":\"t1\"}");
    assertThatThrownBy(() -> client.raw().get("/things/{id}", "secret-id"))
        .isInstanceOf(ValidationException.class)
        .hasMessageStartingWith("GET /things/{id}: HTTP 422")
        .hasMessageNotContaining("secret-id");
    server.thenRespond(404, "{\"message\":\"no such thing\"}");
    assertThatThrownBy(() -> client.raw().get("/things/{id}", "x"))
        .isInstanceOf(NotFoundException.class);
    server.thenRespond(200, "[1]");
    assertThatThrownBy(() -> client.raw().send(RawRequest.get("/things"), Map.class))
        .isInstanceOf(DecodingException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "things",
        "//evil.example/x",
        "https://evil.example/x",
        "/a//b",
        "/a/../b",
        "/a/./b",
        "/..",
        "/a%2e%2e/b",
        "/a?b=c",
        "/a#b",
        "/a b",
        "/a\\b",
        "/a\r\nX: 1",
        "/a{id}",
        "/{id",
        "/{}",
        "/\u00e9"
      })
  void path_thatIsBad_isRefusedAndNothingSent(String path) {
    server.thenRespond(200, "{}");

    assertThatIllegalArgumentException().isThrownBy(() -> client.raw().get(path));
    assertThat(server.received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", "..", "a\nb", "\ud800"})
  void parameter_thatIsBad_isRefusedByName(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RawRequest.get("/a/{id}", value))
        .withMessageContaining("path parameter id");
  }

  @Test
  void parameters_mustFillThePlaceholders() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RawRequest.get("/a/{x}/{y}", "canary"))
        .withMessageContaining("2 placeholders, but 1")
        .withMessageNotContaining("canary");
    assertThatIllegalArgumentException().isThrownBy(() -> RawRequest.get("/a", "canary"));
    assertThatIllegalArgumentException().isThrownBy(() -> RawRequest.get("/a").body("{}"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RawRequest.get("/a").version("v3\r\nX: 1"));
    assertThat(RawRequest.get("/a/{x}", "canary")).hasToString("RawRequest{GET /a/{x}}");
  }

  @Test
  void closedClient_sendsNothing() {
    RawCalls raw = client.raw();
    client.close();

    assertThatThrownBy(() -> raw.get("/things")).isInstanceOf(IllegalStateException.class);
    assertThat(server.received()).isEmpty();
  }
}
