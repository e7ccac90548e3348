package io.github.contactsv3.contract.pact;

import static io.github.contactsv3.contract.pact.ProviderStates.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.ContactsSandboxBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A sandbox as a test in any language reaches it: over HTTP, its control API among it. */
final class SandboxAccount implements Account {

  /** Tokens that only states are brought about with, by their location. */
  private static final Map<String, String> SETUP =
      Map.of(
          ProviderStates.LOCATION, "pit-setup",
          ProviderStates.OTHER_LOCATION, "pit-setup-elsewhere");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String baseUrl;

  SandboxAccount(ContactsSandbox sandbox) {
    this.baseUrl = sandbox.baseUrl();
  }

  /** A sandbox that has what the pact takes for granted: a location, an app and a token. */
  static ContactsSandbox start() {
    ContactsSandboxBuilder builder =
        ContactsSandbox.builder()
            .locationId(ProviderStates.LOCATION)
            .token(PactRun.TOKEN)
            .app("6578278e879ad2646715ba9c-lq1example", "00000000-0000-4000-8000-000000000000")
            .companyId("tDtDnQdgm2LXpyiqYvZ6")
            .validateResponses(true)
            .quotaOff();
    SETUP.forEach((location, token) -> builder.grant(token, location, ProviderStates.SCOPES));
    return builder.start();
  }

  /** Makes the sandbox as it was, at the time of the pact. */
  void reset() {
    control("POST", "/reset", Map.of());
    control("PUT", "/clock", object("frozenAt", "2026-03-02T09:15:30.255Z"));
  }

  /** Makes the sandbox what an interaction takes for granted, and nothing else. */
  void resetFor(PactFile.Interaction interaction) {
    reset();
    new ProviderStates(this).bringAbout(interaction);
  }

  @Override
  public void create(String id, String path, String location, Map<String, @Nullable Object> body) {
    control("POST", "/ids", object("ids", List.of(id)));
    send("POST", path, SETUP.get(location), body);
  }

  @Override
  public void call(String method, String path, Map<String, @Nullable Object> body) {
    send(method, path, SETUP.get(ProviderStates.LOCATION), body);
  }

  @Override
  public void later() {
    control("POST", "/clock/advance", object("duration", "PT1H"));
  }

  @Override
  public void revokeToken() {
    control("POST", "/tokens/revoke", object("token", PactRun.TOKEN));
  }

  @Override
  public void tokenOfOther() {
    control(
        "POST",
        "/tokens",
        object(
            "token",
            PactRun.TOKEN,
            "locationId",
            ProviderStates.OTHER_LOCATION,
            "scopes",
            ProviderStates.SCOPES));
  }

  @Override
  public void control(String method, String path, Map<String, @Nullable Object> body) {
    send(method, "/__sandbox" + path, null, body);
  }

  private void send(
      String method, String path, @Nullable String token, Map<String, @Nullable Object> body) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(baseUrl + path))
              .header("Version", "v3")
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(MAPPER.writeValueAsString(body)));
      if (token != null) {
        request.header("Authorization", "Bearer " + token);
      }
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode())
          .as("%s %s %s: %s", method, path, new TreeMap<>(body).keySet(), response.body())
          .isLessThan(300);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
