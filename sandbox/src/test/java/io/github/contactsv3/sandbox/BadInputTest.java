package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.sandbox.TestClient.Reply;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest extends SandboxTest {

  @AfterEach
  void stillServes() {
    client.createReply("{}").expect(201);
  }

  private Reply postRaw(String body) {
    return client.send("POST", "/contacts/search", body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": x}",
        "{\"a\": 1,}",
        "{'a': 1}",
        "{a: 1}",
        "{} {}",
        "{} x",
        "{\"a\":",
        "{\"a\":}",
        "{",
        "{1}",
        "{\"a\" \"b\"}",
        "{\"a\": tru}",
        "{\"a\": -}",
        "{\"a\": +1}",
        "{\"a\": .5}",
        "{\"a\": 1.}",
        "{\"a\": 01}",
        "{\"a\": 0x1}",
        "{\"a\": NaN}",
        "{\"a\": Infinity}",
        "{\"a\": [1,]}",
        "{\"a\": [,1]}",
        "{/* a */}",
        "{} // a",
        "nul",
        "NaN",
        "{\"a\":\"\u0001\"}",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\\x\"}",
        "{\"\\uD8\"}",
        "\"",
        "[",
        "}",
        "\\",
        "\u0000",
        "a=b&c=d",
        "<contact/>",
      })
  void body_malformedJson_isBadRequestWithOneText(String body) {
    Reply reply = postRaw(body).expect(400);

    assertThat(reply.text("/message")).isEqualTo("Unexpected token in JSON");
    assertThat(reply.text("/error")).isEqualTo("Bad Request");
    assertThat(reply.at("/statusCode").intValue()).isEqualTo(400);
    assertThat(reply.text("/traceId")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "1", "\"text\"", "true", "[{}]"})
  void body_noObject_isUnprocessable(String body) {
    assertThat(postRaw(body).expect(422).text("/message/0")).isEqualTo("body must be an object");
  }

  @Test
  void body_missing_readsAsEmptyObject() {
    client.send("POST", "/contacts/search", null).expect(422);
    client.send("POST", "/contacts/search", "  ").expect(422);
  }

  @Test
  void body_nestedAHundredThousandDeep_isBadRequest() {
    int depth = 100_000;
    postRaw("[".repeat(depth) + "]".repeat(depth)).expect(400);
    postRaw("{\"filters\":" + "[".repeat(depth) + "]".repeat(depth) + "}").expect(400);
    postRaw("{\"a\":".repeat(depth) + "1" + "}".repeat(depth)).expect(400);
  }

  @Test
  void body_nestedUpToTheLimit_isResponded() {
    String groups = "{'group':'AND','filters':[".repeat(250) + "]}".repeat(250);
    client.search("{'pageLimit':1,'filters':[" + groups + "]}").expect(200);
    String value = "[".repeat(500) + "]".repeat(500);
    client
        .search(
            "{'pageLimit':1,'filters':[{'field':'city','operator':'eq','value':" + value + "}]}")
        .expect(400);
  }

  @Test
  void body_tenMebibytes_isTooLarge() {
    Reply reply = postRaw("{\"a\":\"" + "x".repeat(10 << 20) + "\"}").expect(413);

    assertThat(reply.text("/error")).isEqualTo("Payload Too Large");
  }

  @Test
  void body_hugeNumber_isRefused() {
    String location = "{\"locationId\":\"SandboxLocation00001\",";
    postRaw(location + "\"pageLimit\":" + "9".repeat(5_000) + "}").expect(400);
    postRaw(location + "\"pageLimit\":1e999999999}").expect(422);
    postRaw(location + "\"pageLimit\":-1e-999999999}").expect(422);
    String field = "\"customFields\":[{\"key\":\"seats\",\"fieldValue\":1e400}]}";
    client.send("POST", "/contacts/", location + field).expect(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
  void contentType_other_isUnsupported(String type) {
    HttpRequest request =
        client
            .request("POST", "/contacts/", "{\"locationId\":\"SandboxLocation00001\"}")
            .header("Authorization", "Bearer pit-sandbox")
            .header("Version", "v3")
            .header("Content-Type", type)
            .build();

    assertThat(TestClient.send(request).expect(415).text("/message")).contains(type);
  }

  @Test
  void contentType_withCharset_isAccepted() {
    HttpRequest request =
        client
            .request("POST", "/contacts/", "{\"locationId\":\"SandboxLocation00001\"}")
            .header("Authorization", "Bearer pit-sandbox")
            .header("Version", "v3")
            .header("Content-Type", "Application/JSON; charset=UTF-8")
            .build();

    TestClient.send(request).expect(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/contacts/%",
        "/contacts/%4",
        "/contacts/%zz",
        "/contacts/%C3",
        "/contacts/%FF",
        "/contacts/search/duplicate?email=%E0%A4%A",
        "/contacts/search/duplicate?email=%",
      })
  void percentEncoding_broken_isBadRequest(String path) throws IOException {
    String response = raw("GET " + path + " HTTP/1.1");

    assertThat(response).startsWith("HTTP/1.1 400 ");
    assertThat(response).contains("\"statusCode\":400", "Failed to decode", "\"traceId\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /contacts/{id} HTTP/1.1",
        "GET /contacts/a|b HTTP/1.1",
        "GET /contacts/\u00e9 HTTP/1.1",
        "GET /contacts/..%2F..%2Fetc HTTP/1.1",
        "GET http://example.com/contacts/x HTTP/1.1",
        "BREW /contacts/x HTTP/1.1",
        "POST /contacts/;jsessionid=1/tags HTTP/1.1",
      })
  void requestLine_odd_isRespondedWithAClientError(String line) throws IOException {
    assertThat(raw(line)).startsWith("HTTP/1.1 4").contains("\"traceId\"");
  }

  private String raw(String line) throws IOException {
    URI uri = URI.create(sandbox.baseUrl());
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(10_000);
      String request =
          line
              + "\r\nHost: localhost\r\nVersion: v3\r\nAuthorization: Bearer pit-sandbox\r\n"
              + "Connection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
