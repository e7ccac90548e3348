package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages of other origins can make a browser send: refused, unless the user allows it. */
class StrangersTest extends SandboxTest {

  private static final String FOREIGN = "Origin: https://evil.example";

  @Test
  void request_withoutHost_isRefusedInTheServicesStyleAndLogged() {
    try (ContactsSandbox sandbox = ContactsSandbox.start()) {
      assertThat(get(sandbox, "/contacts/abc"))
          .startsWith("HTTP/1.1 400 ")
          .contains("\"message\":\"the header Host is missing\"", "\"traceId\":");
      assertThat(sandbox.requests().list()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:80",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "localhost@evil.example",
        "192.168.1.20",
        "[2001:db8::1]:80",
        "0.0.0.0"
      })
  void host_ofSomebodyElse_isForbiddenEverywhere(String host) {
    for (String path : new String[] {"/contacts/abc", "/__sandbox", "/__sandbox/ui", "/health"}) {
      String response = get(sandbox, path, "Host: " + host);

      assertThat(response).startsWith("HTTP/1.1 403 ").doesNotContain("pit-sandbox");
      JsonNode body = RawHttp.body(response);
      assertThat(body.at("/message").asText())
          .isEqualTo(
              "the sandbox is not called '"
                  + host
                  + "': it answers to localhost, loopback addresses and what --host names");
      assertThat(body.at("/traceId").asText()).isNotEmpty();
    }
    assertThat(sandbox.requests().list()).extracting(RecordedRequest::status).containsOnly(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:8089",
        "localhost.:8089",
        "app.localhost:1",
        "127.0.0.1",
        "127.0.0.2:99",
        "[::1]:8089"
      })
  void host_loopback_isServed(String host) {
    assertThat(get(sandbox, "/__sandbox", "Host: " + host)).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void host_inTheRequestLine_isCheckedToo() {
    String response =
        RawHttp.exchange(sandbox, "GET http://evil.example/__sandbox", "Host: localhost");

    assertThat(response).startsWith("HTTP/1.1 403 ").contains("'evil.example'");
  }

  @Test
  void host_ipv6_isServedAtAnAddressThatClientsUnderstand() {
    ContactsSandbox six;
    try {
      six = ContactsSandbox.builder().quotaOff().host("::1").start();
    } catch (IllegalStateException e) {
      assumeThat(e).as("this machine has IPv6").isNull();
      return;
    }
    try (six) {
      assertThat(six.baseUrl()).startsWith("http://[::1]:");
      new TestClient(six).search("{'pageLimit':1}").expect(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "null", "http://localhost:1", "http://127.0.0.1"})
  void origin_foreign_controlsNothing(String origin) {
    client.createReply("{}").expect(201);

    for (String path : new String[] {"/clear", "/reset", "/faults", "/tokens", "/nothing"}) {
      String response =
          RawHttp.exchange(
              sandbox,
              "POST /__sandbox" + path,
              "Host: localhost",
              "Origin: " + origin,
              "Content-Length: 0");
      assertThat(response).startsWith("HTTP/1.1 403 ").contains("--cors ORIGIN");
    }

    assertThat(get(sandbox, "/__sandbox", "Host: localhost", "Origin: " + origin))
        .startsWith("HTTP/1.1 403 ")
        .doesNotContain("pit-sandbox");
    assertThat(client.search("{'pageLimit':1}").expect(200).at("/total").asInt()).isEqualTo(1);
  }

  @Test
  void origin_ofThePageItself_controls() {
    String authority = URI.create(sandbox.baseUrl()).getAuthority();

    assertThat(get(sandbox, "/__sandbox", "Host: " + authority, "Origin: http://" + authority))
        .startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: text/plain",
        "Content-Type: application/x-www-form-urlencoded",
        "Content-Type: multipart/form-data; boundary=x",
        "X-No: content type"
      })
  void control_bodyThatNoPageHasToAskFor_isUnsupported(String header) {
    client.createReply("{}").expect(201);

    String response = control("/clear", header, "{}");

    assertThat(response)
        .startsWith("HTTP/1.1 415 ")
        .contains("; send the body as application/json\"");
    assertThat(client.search("{'pageLimit':1}").expect(200).at("/total").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"Application/JSON; charset=utf-8, {}", "text/plain, ''"})
  void control_jsonOrNoBody_isCarriedOut(String type, String body) {
    assertThat(control("/clear", "Content-Type: " + type, body)).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void cors_notAskedFor_isNotThere() {
    assertThat(get(sandbox, "/contacts/abc", "Host: localhost", FOREIGN))
        .doesNotContain("Access-Control", "Vary");
    assertThat(preflight(sandbox, "/contacts/", FOREIGN)).doesNotContain("Access-Control");
  }

  @Test
  void cors_forAnOrigin_letsItsPagesCallAndControl() {
    try (ContactsSandbox open =
        ContactsSandbox.builder().quotaOff().cors("http://localhost:3000").start()) {
      String origin = "Origin: http://localhost:3000";
      assertThat(get(open, "/contacts/abc", "Host: localhost", origin))
          .contains(
              "Access-Control-Allow-Origin: http://localhost:3000\r\n",
              "Vary: Origin\r\n",
              "Access-Control-Expose-Headers: Retry-After, X-RateLimit-Limit-Daily");
      assertThat(preflight(open, "/contacts/", origin))
          .startsWith("HTTP/1.1 204 ")
          .contains(
              "Access-Control-Allow-Origin: http://localhost:3000\r\n",
              "Access-Control-Allow-Methods: GET, POST\r\n",
              "Access-Control-Allow-Headers: authorization,version\r\n",
              "Access-Control-Max-Age: 600\r\n");
      assertThat(get(open, "/__sandbox", "Host: localhost", origin))
          .startsWith("HTTP/1.1 200 ")
          .contains("Access-Control-Allow-Origin: http://localhost:3000\r\n");
      assertThat(get(open, "/contacts/abc", "Host: localhost", FOREIGN))
          .contains("Vary: Origin\r\n")
          .doesNotContain("Access-Control");
      assertThat(get(open, "/__sandbox", "Host: localhost", FOREIGN)).startsWith("HTTP/1.1 403 ");
    }
  }

  @Test
  void cors_forAny_opensTheApiAndNotTheControl() {
    try (ContactsSandbox open = ContactsSandbox.builder().quotaOff().cors("*").start()) {
      assertThat(get(open, "/contacts/abc", "Host: localhost", FOREIGN))
          .contains("Access-Control-Allow-Origin: *\r\n");
      assertThat(get(open, "/__sandbox", "Host: localhost", FOREIGN)).startsWith("HTTP/1.1 403 ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost:3000", "http://localhost:3000/", "http://u@localhost", "", "a b"})
  void cors_noOrigin_isRefused(String origin) {
    assertThatThrownBy(() -> ContactsSandbox.builder().cors(origin))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'" + origin + "' is neither an origin such as http://localhost:3000 nor *");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/contacts/ | GET, HEAD, POST, OPTIONS",
        "/contacts/abc/tasks | GET, HEAD, POST, OPTIONS",
        "/contacts/abc | DELETE, GET, HEAD, PUT, OPTIONS",
        "/oauth/token | POST, OPTIONS",
        "/health | GET, HEAD, OPTIONS",
        "/__sandbox/clock | GET, HEAD, POST, PUT, DELETE, OPTIONS",
        "* | GET, HEAD, POST, PUT, DELETE, OPTIONS"
      })
  void options_knownPath_namesItsMethods(String path, String methods) {
    assertThat(RawHttp.exchange(sandbox, "OPTIONS " + path, "Host: localhost"))
        .startsWith("HTTP/1.1 204 ")
        .contains("Allow: " + methods + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/health",
        "/openapi.json",
        "/__sandbox",
        "/__sandbox/ui",
        "/__sandbox/clock",
        "/__sandbox/custom-fields",
        "/__sandbox/export",
        "/contacts/nobody",
        "/nothing"
      })
  void head_anyPath_respondsLikeGetWithoutABody(String path) {
    String get = RawHttp.exchange(sandbox, "GET " + path, "Host: localhost");
    String head = RawHttp.exchange(sandbox, "HEAD " + path, "Host: localhost");

    assertThat(head.lines().findFirst()).isEqualTo(get.lines().findFirst());
    assertThat(head).contains("Content-Type: ").endsWith("\r\n\r\n");
  }

  @Test
  void head_contact_isLoggedAsItsOperation() {
    RawHttp.exchange(sandbox, "HEAD /contacts/nobody", "Host: localhost");

    RecordedRequest request = sandbox.requests().list().get(0);
    assertThat(request.method()).isEqualTo("HEAD");
    assertThat(request.operationId()).isEqualTo("getContact");
  }

  @Test
  void options_unknownPath_isNotFound() {
    assertThat(RawHttp.exchange(sandbox, "OPTIONS /nothing", "Host: localhost"))
        .startsWith("HTTP/1.1 404 ")
        .contains("Cannot OPTIONS /nothing", "\"traceId\"");
  }

  @Test
  void health_isOk() {
    assertThat(get(sandbox, "/health", "Host: localhost"))
        .startsWith("HTTP/1.1 200 ")
        .endsWith("{\"status\":\"ok\"}");
  }

  @Test
  void openapi_isOneDocumentWithEveryOperation() {
    JsonNode document = RawHttp.body(get(sandbox, "/openapi.json", "Host: localhost"));

    assertThat(document.at("/openapi").asText()).startsWith("3.0");
    assertThat(document.at("/servers").toString()).isEqualTo("[{\"url\":\"/\"}]");
    assertThat(document.findValuesAsText("operationId")).containsAll(Conformance.operationIds());
    for (String reference : document.findValuesAsText("$ref")) {
      assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
  }

  @Test
  void page_withASlash_isThePage() {
    assertThat(get(sandbox, "/__sandbox/ui/", "Host: localhost"))
        .isEqualTo(get(sandbox, "/__sandbox/ui", "Host: localhost"))
        .startsWith("HTTP/1.1 200 ");
  }

  private String control(String path, String header, String body) {
    try (RawHttp http = new RawHttp(sandbox)) {
      http.write(
          "POST /__sandbox"
              + path
              + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
              + header
              + "\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n"
              + body);
      return http.readAll();
    }
  }

  private static String preflight(ContactsSandbox sandbox, String path, String origin) {
    return RawHttp.exchange(
        sandbox,
        "OPTIONS " + path,
        "Host: localhost",
        origin,
        "Access-Control-Request-Method: POST",
        "Access-Control-Request-Headers: authorization,version");
  }

  private static String get(ContactsSandbox sandbox, String path, String... headers) {
    return RawHttp.exchange(sandbox, "GET " + path, headers).replaceFirst("Date: .*\r\n", "");
  }
}
