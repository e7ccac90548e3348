package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.sandbox.TestClient.Reply;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FaultsTest extends SandboxTest {

  private static final String SEARCH = "{'pageLimit':100}";

  @Test
  void status_once_spoilsOneRequestAndCarriesNothingOut() throws IOException {
    sandbox.faults().add(Fault.status(422).on("createContact"));

    client.search(SEARCH).expect(200);
    assertThat(client.createReply("{'firstName':'Ada'}").expect(422).text("/message"))
        .isEqualTo("Unprocessable Entity");

    assertThat(total()).isZero();
    client.createReply("{'firstName':'Ada'}").expect(201);
    assertThat(sandbox.faults().pending()).isEmpty();
  }

  @Test
  void times_andAfter_countTheRequestsOfTheOperation() {
    sandbox.faults().add(Fault.status(404).on("searchContacts").after(1).times(2));

    client.search(SEARCH).expect(200);
    assertThat(sandbox.faults().pending()).hasToString("[STATUS 404 on [searchContacts] x 2]");
    client.search(SEARCH).expect(404);
    client.search(SEARCH).expect(404);
    client.search(SEARCH).expect(200);
  }

  @Test
  void always_untilCleared_spoilsEveryRequest() {
    sandbox.faults().add(Fault.status(403).always());
    for (int i = 0; i < 5; i++) {
      client.search(SEARCH).expect(403);
    }
    sandbox.faults().clear();
    client.search(SEARCH).expect(200);
  }

  @Test
  void remove_ofOneFault_keepsTheOthersAndTheIdsUnique() {
    String first = sandbox.faults().add(Fault.status(401));
    String second = sandbox.faults().add(Fault.status(403));

    assertThat(sandbox.faults().remove(first)).isTrue();
    assertThat(sandbox.faults().remove(first)).isFalse();
    assertThat(sandbox.faults().pending()).hasToString("[STATUS 403 on any operation x 1]");
    client.search(SEARCH).expect(403);
    assertThat(sandbox.faults().remove(second)).as("used up").isFalse();
    sandbox.faults().clear();
    assertThat(sandbox.faults().add(Fault.status(404))).isNotIn(first, second);
  }

  @Test
  void faults_several_comeOneARequestInOrder() {
    sandbox.faults().add(Fault.status(401));
    sandbox.faults().add(Fault.status(403));
    client.search(SEARCH).expect(401);
    client.search(SEARCH).expect(403);
    client.search(SEARCH).expect(200);
  }

  @Test
  void status_withBodyAndRetryAfter_isSentSo() throws IOException {
    sandbox
        .faults()
        .add(Fault.status(503).body("no healthy upstream").retryAfter(Duration.ofSeconds(7)));

    String response = exchange();

    assertThat(response)
        .startsWith("HTTP/1.1 503 ")
        .contains("Retry-After: 7\r\n", "Content-Type: text/plain\r\n")
        .endsWith("\r\n\r\nno healthy upstream");
  }

  @Test
  void delay_once_responsesLate() {
    sandbox.faults().add(Fault.delay(Duration.ofMillis(150)));
    long start = System.nanoTime();
    client.search(SEARCH).expect(200);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(150));
  }

  @Test
  void resetBeforeProcessing_create_resetsAndCreatesNothing() {
    sandbox.faults().add(Fault.resetBeforeProcessing());
    assertThatThrownBy(this::exchange)
        .isInstanceOf(SocketException.class)
        .hasMessageContaining("reset");
    assertThat(total()).isZero();
    assertThat(sandbox.requests().list("createContact").get(0).status()).isZero();
  }

  @Test
  void resetAfterProcessing_create_resetsAndCreates() {
    sandbox.faults().add(Fault.resetAfterProcessing());
    assertThatThrownBy(this::exchange)
        .isInstanceOf(SocketException.class)
        .hasMessageContaining("reset");
    assertThat(total()).isEqualTo(1);
  }

  @Test
  void truncatedBody_create_endsBeforeTheAnnouncedLength() throws IOException {
    sandbox.faults().add(Fault.truncatedBody());
    String response = exchange();
    String body = response.substring(response.indexOf("\r\n\r\n") + 4);
    assertThat(body).startsWith("{").hasSize(contentLength(response) / 2);
    assertThat(total()).isEqualTo(1);
  }

  @Test
  void garbledBody_create_isNoJson() throws IOException {
    sandbox.faults().add(Fault.garbledBody());
    String response = exchange();
    String body = response.substring(response.indexOf("\r\n\r\n") + 4);
    assertThat(body).startsWith("<").hasSize(contentLength(response));
    assertThat(total()).isEqualTo(1);
  }

  @Test
  void slowBody_create_arrivesWholeInTheEnd() throws IOException {
    sandbox.faults().add(Fault.slowBody(Duration.ofMillis(200)));
    long start = System.nanoTime();
    String response = exchange();
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(190));
    assertThat(response).endsWith("}");
    assertThat(response.substring(response.indexOf("\r\n\r\n") + 4))
        .hasSize(contentLength(response));
  }

  @Test
  void duplicateDelivery_addNote_addsItTwiceAndLogsItOnce() {
    String id = client.create("{'firstName':'Ada'}");
    sandbox.faults().add(Fault.duplicateDelivery().on("createNote"));

    Reply note = client.post("/contacts/" + id + "/notes", "{'body':'once'}").expect(201);

    Reply notes = client.get("/contacts/" + id + "/notes");
    assertThat(notes.at("/notes")).hasSize(2);
    assertThat(notes.body().findValuesAsText("id")).contains(note.text("/note/id"));
    sandbox.requests().assertArrived("createNote", 1);
  }

  @Test
  void add_unknownOperation_isRefused() {
    assertThatThrownBy(() -> sandbox.faults().add(Fault.status(500).on("makeContact")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no operation 'makeContact', there are [")
        .hasMessageContaining("createContact");
  }

  @Test
  void fault_impossible_isRefused() {
    assertThatThrownBy(() -> Fault.status(200)).hasMessage("status is not within 400 and 599: 200");
    assertThatThrownBy(() -> Fault.status(500).times(0)).hasMessage("times is less than 1: 0");
    assertThatThrownBy(() -> Fault.status(500).after(-1)).hasMessage("requests is negative: -1");
    assertThatThrownBy(() -> Fault.delay(Duration.ofSeconds(-1)))
        .hasMessage("duration is negative: PT-1S");
    assertThatThrownBy(() -> Fault.garbledBody().body("x"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("only a status has a body and Retry-After");
  }

  private int total() {
    return client.search(SEARCH).expect(200).at("/total").asInt();
  }

  /** Creates a contact over a plain socket and returns all that comes back. */
  private String exchange() throws IOException {
    URI address = URI.create(sandbox.baseUrl());
    String body = "{\"firstName\":\"Ada\",\"locationId\":\"" + sandbox.locationId() + "\"}";
    String request =
        "POST /contacts/ HTTP/1.1\r\nHost: localhost\r\nVersion: v3\r\nConnection: close\r\n"
            + "Content-Type: application/json\r\nAuthorization: Bearer "
            + sandbox.token()
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static int contentLength(String response) {
    return Integer.parseInt(response.replaceFirst("(?s).*Content-Length: (\\d+)\r\n.*", "$1"));
  }

  @Test
  void json_ofAStatus_isTheBodyWithATrace() {
    sandbox
        .faults()
        .add(
            Fault.status(422).json("{\"statusCode\":422,\"message\":[\"name must be a string\"]}"));

    TestClient.Reply reply = client.get("/contacts/x").expect(422);

    assertThat(reply.text("/message/0")).isEqualTo("name must be a string");
    assertThat(reply.text("/traceId")).isNotBlank();
    assertThat(reply.raw().headers().firstValue("Content-Type"))
        .hasValue("application/json; charset=utf-8");
    assertThatThrownBy(() -> Fault.status(500).json("[]"))
        .hasMessage("the body is not a JSON object");
  }
}
