package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands behind the page on which a user authorises an app. */
class ConsentTest extends SandboxTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String REDIRECT = "http://127.0.0.1:9/callback";

  @Override
  ContactsSandboxBuilder configure() {
    return ContactsSandbox.builder()
        .grant("pit-other", "OtherLocation0000001", Set.of("contacts.readonly"));
  }

  @Test
  void show_anAuthorizationUrl_listsLocationsAndScopes() {
    sandbox.setLocationActive("OtherLocation0000001", false);

    JsonNode shown = show(Map.of("scope", "contacts.readonly opportunities.readonly"));

    assertThat(shown.at("/redirectUri").textValue()).isEqualTo(REDIRECT);
    assertThat(shown.at("/scopes").toString()).isEqualTo("[\"contacts.readonly\"]");
    assertThat(shown.at("/unknownScopes").toString()).isEqualTo("[\"opportunities.readonly\"]");
    assertThat(shown.at("/locations").toString())
        .isEqualTo(
            TestClient.json(
                "[{'id':'OtherLocation0000001','name':'Location OtherLocation0000001','active':false},"
                    + "{'id':'SandboxLocation00001','name':'Location SandboxLocation00001','active':true}]"));
  }

  @Test
  void decide_forALocation_redirectsWithACodeForItsTokens() {
    JsonNode decided =
        decide(
            Map.of(
                "locationId",
                "SandboxLocation00001",
                "approved",
                true,
                "state",
                "a b&c",
                "redirect_uri",
                REDIRECT + "?keep=1"));

    String redirect = decided.get("redirect").textValue();
    assertThat(redirect)
        .matches("http://127\\.0\\.0\\.1:9/callback\\?keep=1&code=[A-Za-z0-9]{40}&state=a%20b%26c");
    JsonNode tokens = exchange(redirect, REDIRECT + "?keep=1", 200);
    assertThat(tokens.get("locationId").textValue()).isEqualTo("SandboxLocation00001");
    assertThat(tokens.get("scope").textValue()).isEqualTo("contacts.readonly");
  }

  @Test
  void decide_forTheAgency_redirectsWithACodeOfTheAgency() {
    String redirect = decide(Map.of("approved", true)).get("redirect").textValue();

    assertThat(redirect).doesNotContain("state=");
    assertThat(exchange(redirect, REDIRECT, 200).get("userType").textValue()).isEqualTo("Company");
  }

  @Test
  void code_exchangedForAnotherRedirectUri_isRefused() {
    String redirect = decide(Map.of("approved", true)).get("redirect").textValue();

    assertThat(exchange(redirect, "https://elsewhere.example/", 400).get("message").textValue())
        .isEqualTo("Invalid grant: redirectUri does not match");
  }

  @Test
  void decide_denied_redirectsWithTheError() {
    assertThat(decide(Map.of("state", "s")).get("redirect").textValue())
        .isEqualTo(REDIRECT + "?error=access_denied&state=s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "response_type | token | response_type has to be code",
        "client_id | '' | client_id is missing",
        "client_id | other | client_id other is not the sandbox's app, which is",
        "redirect_uri | '' | redirect_uri is missing",
        "redirect_uri | javascript:alert(1) | redirect_uri is not an http or https address",
        "redirect_uri | data:text/html,x | redirect_uri is not an http or https address",
        "redirect_uri | //evil.example | redirect_uri is not an http or https address",
        "redirect_uri | https:/no-host | redirect_uri is not an http or https address",
        "redirect_uri | http://a.example/#x | redirect_uri is not an http or https address",
        "redirect_uri | http://u:p@a.example/ | redirect_uri is not an http or https address",
        "redirect_uri | http://a b/ | redirect_uri is not an http or https address",
        "scope | '' | scope names none of the app's scopes, which are [contacts.readonly",
        "scope | opportunities.write | scope names none of the app's scopes",
      })
  void authorizationUrl_wrong_saysWhatIsWrong(String name, String value, String message) {
    HttpResponse<String> shown = send("GET", "?" + query(url(Map.of(name, value))), "");
    HttpResponse<String> decided = send("POST", "", json(url(Map.of(name, value))));

    for (HttpResponse<String> response : List.of(shown, decided)) {
      assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
      assertThat(read(response).get("message").textValue()).startsWith(message);
    }
  }

  @Test
  void decide_forALocationThatIsPausedOrUnknown_isRefused() {
    sandbox.setLocationActive("OtherLocation0000001", false);
    Map<String, Object> paused =
        url(Map.of("approved", true, "locationId", "OtherLocation0000001"));
    Map<String, Object> unknown = url(Map.of("approved", true, "locationId", "Nowhere"));

    assertThat(read(send("POST", "", json(paused))).get("message").textValue())
        .isEqualTo("location OtherLocation0000001 is not active");
    assertThat(read(send("POST", "", json(unknown))).get("message").textValue())
        .isEqualTo("no location Nowhere");
  }

  /** The parameters of an authorization URL, some of them different. */
  private static Map<String, Object> url(Map<String, Object> different) {
    Map<String, Object> parameters = new TreeMap<>();
    parameters.put("response_type", "code");
    parameters.put("client_id", ContactsSandbox.DEFAULT_CLIENT_ID);
    parameters.put("redirect_uri", REDIRECT);
    parameters.put("scope", "contacts.readonly");
    parameters.putAll(different);
    return parameters;
  }

  private JsonNode show(Map<String, Object> different) {
    return read(send("GET", "?" + query(url(different)), ""));
  }

  private JsonNode decide(Map<String, Object> different) {
    return read(send("POST", "", json(url(different))));
  }

  private JsonNode exchange(String redirect, String redirectUri, int status) {
    String code = redirect.replaceFirst(".*[?&]code=([^&]*).*", "$1");
    Map<String, Object> body =
        Map.of(
            "clientId",
            ContactsSandbox.DEFAULT_CLIENT_ID,
            "clientSecret",
            ContactsSandbox.DEFAULT_CLIENT_SECRET,
            "grantType",
            "authorization_code",
            "code",
            code,
            "redirectUri",
            redirectUri);
    return client.send("POST", "/oauth/token", json(body)).expect(status).body();
  }

  private static String query(Map<String, Object> parameters) {
    StringBuilder query = new StringBuilder();
    parameters.forEach(
        (name, value) ->
            query
                .append(name)
                .append('=')
                .append(URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8))
                .append('&'));
    return query.toString();
  }

  private static String json(Object value) {
    return TestClient.JSON.valueToTree(value).toString();
  }

  private static JsonNode read(HttpResponse<String> response) {
    try {
      return TestClient.JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private HttpResponse<String> send(String method, String query, String body) {
    try {
      return HTTP.send(
          HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/__sandbox/oauth/consent" + query))
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
