package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.contactsv3.sandbox.ContactsSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A sandbox as a test in any language reaches it: over HTTP, its control API among it. */
final class SandboxControl {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String baseUrl;

  SandboxControl(ContactsSandbox sandbox) {
    this.baseUrl = sandbox.baseUrl();
  }

  /** Makes an object of names and values, one after the other. */
  static Map<String, @Nullable Object> object(@Nullable Object... members) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      object.put(String.valueOf(members[i]), members[i + 1]);
    }
    return object;
  }

  void control(String method, String path, Map<String, @Nullable Object> body) {
    send(method, "/__sandbox" + path, null, body);
  }

  /** Gives the next things that are created their ids. */
  void ids(String... ids) {
    control("POST", "/ids", object("ids", List.of(ids)));
  }

  /** Sends a request of the Contacts API, which has to succeed. */
  void call(String method, String path, String token, Map<String, @Nullable Object> body) {
    send(method, path, token, body);
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
