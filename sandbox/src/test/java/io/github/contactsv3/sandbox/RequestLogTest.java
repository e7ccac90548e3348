package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestLogTest extends SandboxTest {

  @Test
  void list_someRequests_tellsWhatArrivedAndHowItWasResponded() {
    String id = client.create("{'firstName':'Ada'}");
    client.get("/v3/contacts/" + id + "?x=1%202");
    client.get("/nowhere").expect(404);

    List<RecordedRequest> requests = sandbox.requests().list();

    assertThat(requests).extracting(RecordedRequest::number).containsExactly(1L, 2L, 3L);
    assertThat(requests)
        .extracting(RecordedRequest::operationId)
        .containsExactly("createContact", "getContact", null);
    assertThat(requests).extracting(RecordedRequest::status).startsWith(201).endsWith(404);
    assertThat(requests.get(0).body()).contains("\"Ada\"");
    assertThat(requests.get(1).method()).isEqualTo("GET");
    assertThat(requests.get(1).path()).isEqualTo("/v3/contacts/" + id);
    assertThat(requests.get(1).query()).isEqualTo("x=1%202");
  }

  @Test
  void list_someRequests_hasResponsesVersionsAndDurations() throws Exception {
    sandbox.faults().add(Fault.delay(Duration.ofMillis(120)));
    String id = client.create("{'firstName':'Ada'}");
    sandbox.faults().add(Fault.status(503).body("no healthy upstream"));
    HttpClient.newHttpClient()
        .send(
            client.request("GET", "/contacts/" + id, null).build(),
            HttpResponse.BodyHandlers.discarding());

    List<RecordedRequest> requests = sandbox.requests().list();

    assertThat(requests.get(0).version()).isEqualTo("v3");
    assertThat(requests.get(0).duration()).isBetween(Duration.ofMillis(120), Duration.ofSeconds(9));
    assertThat(requests.get(0).responseBody()).startsWith("{\"contact\":{\"id\":\"" + id);
    assertThat(requests.get(1).version()).isNull();
    assertThat(requests.get(1).responseBody()).isEqualTo("no healthy upstream");
  }

  @Test
  void list_cutConnection_hasNoResponse() {
    sandbox.faults().add(Fault.resetBeforeProcessing());
    assertThatThrownBy(() -> client.search("{'pageLimit':1}"))
        .isInstanceOf(UncheckedIOException.class);

    RecordedRequest request = sandbox.requests().list().get(0);

    assertThat(request.status()).isZero();
    assertThat(request.responseBody()).isNull();
  }

  @Test
  void responseBody_long_isCutBetweenCharacters() {
    String id = client.create("{'firstName':'" + "\u20ac".repeat(6_000) + "'}");
    client.get("/contacts/" + id);

    for (RecordedRequest request : sandbox.requests().list()) {
      String body = request.responseBody();
      assertThat(body.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(16_382, 16_384);
      assertThat(body).doesNotContain("\ufffd");
    }
  }

  @Test
  void list_ofOAuth_hasNeitherBody() {
    client.post("/oauth/token", "{'clientId':'x'}").expect(400);

    RecordedRequest request = sandbox.requests().list().get(0);

    assertThat(request.body()).isNull();
    assertThat(request.query()).isNull();
    assertThat(request.responseBody()).isNull();
    assertThat(request.duration()).isPositive();
  }

  @Test
  void list_anything_neverHasTheToken() {
    client.create("{'firstName':'Ada'}");
    assertThat(sandbox.requests().list().toString()).doesNotContain(sandbox.token());
  }

  @Test
  void list_ofAnOperation_hasOnlyThatOne() {
    client.create("{'firstName':'Ada'}");
    client.search("{'pageLimit':1}");
    assertThat(sandbox.requests().list("searchContacts")).hasSize(1);
    assertThat(sandbox.requests().count("searchContacts")).isEqualTo(1);
    assertThat(sandbox.requests().count("deleteContact")).isZero();
  }

  @Test
  void list_moreThanIsKept_countsAllAndListsTheLast() {
    for (int i = 0; i < 1_005; i++) {
      client.get("/contacts/unknown");
    }
    assertThat(sandbox.requests().count()).isEqualTo(1_005);
    assertThat(sandbox.requests().count("getContact")).isEqualTo(1_005);
    assertThat(sandbox.requests().list()).hasSize(1_000);
    assertThat(sandbox.requests().list().get(0).number()).isEqualTo(6);
  }

  @Test
  void body_long_isCut() {
    client.create("{'firstName':'" + "a".repeat(20_000) + "'}");
    assertThat(sandbox.requests().list().get(0).body()).hasSize(16_384);
  }

  @Test
  void assertArrived_asOftenAsSaid_passes() {
    client.create("{'firstName':'Ada'}");
    sandbox.requests().assertArrived("createContact", 1);
    sandbox.requests().assertArrived("deleteContact", 0);
  }

  @Test
  void assertArrived_moreOften_failsAndListsWhatArrived() {
    client.create("{'firstName':'Ada'}");
    client.create("{'firstName':'Alan'}");
    assertThatThrownBy(() -> sandbox.requests().assertArrived("createContact", 1))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "createContact arrived 2 times, not 1; the last requests:"
                + "\n  #1 POST /contacts/ (createContact) -> 201"
                + "\n  #2 POST /contacts/ (createContact) -> 201");
  }

  @Test
  void assertArrived_unknownOperation_isRefused() {
    assertThatThrownBy(() -> sandbox.requests().assertArrived("createContacts", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no operation 'createContacts'");
  }

  @Test
  void clear_afterRequests_startsAnew() {
    client.create("{'firstName':'Ada'}");
    sandbox.requests().clear();
    assertThat(sandbox.requests().list()).isEmpty();
    assertThat(sandbox.requests().count("createContact")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "GET / HTTP/9.9", "\0\1\2"})
  void noHttp_getsAnEmpty400AndNoEntry(String line) {
    try (ContactsSandbox sandbox = ContactsSandbox.start();
        RawHttp http = new RawHttp(sandbox)) {
      http.write(line + "\r\n\r\n");

      assertThat(http.readAll())
          .startsWith("HTTP/1.1 400 ")
          .contains("Content-Length: 0\r\n")
          .endsWith("\r\n\r\n");
      assertThat(sandbox.requests().list()).isEmpty();
    }
  }
}
