package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests as clients do that were written for another version, or for none. Unlike {@link
 * TestClient} it does not hold the responses against the documents, which are those of v3.
 */
final class OldClient {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final ContactsSandbox sandbox;
  private final @Nullable String version;
  private final @Nullable String token;

  /** A client with the sandbox's token; it sends no version if that is null. */
  OldClient(ContactsSandbox sandbox, @Nullable String version) {
    this(sandbox, version, sandbox.token());
  }

  private OldClient(ContactsSandbox sandbox, @Nullable String version, @Nullable String token) {
    this.sandbox = sandbox;
    this.version = version;
    this.token = token;
  }

  OldClient with(@Nullable String other) {
    return new OldClient(sandbox, version, other);
  }

  /** A response. */
  record Reply(int status, JsonNode body) {

    Reply expect(int expected) {
      assertThat(status).as("%s", body).isEqualTo(expected);
      return this;
    }

    JsonNode at(String pointer) {
      return body.at(pointer);
    }

    String text(String pointer) {
      return body.at(pointer).asText();
    }
  }

  Reply get(String path) {
    return send("GET", path, null, null);
  }

  Reply delete(String path) {
    return send("DELETE", path, null, null);
  }

  /** Sends JSON with single quotes, in which {@code LOCATION} stands for the sandbox's. */
  Reply post(String path, String body) {
    return json("POST", path, body);
  }

  Reply put(String path, String body) {
    return json("PUT", path, body);
  }

  Reply json(String method, String path, String body) {
    String text = TestClient.json(body).replace("LOCATION", sandbox.locationId());
    return send(method, path, "application/json", text);
  }

  Reply form(String path, String body) {
    return send("POST", path, "application/x-www-form-urlencoded", body);
  }

  private Reply send(String method, String path, @Nullable String type, @Nullable String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(path.startsWith("http") ? path : sandbox.baseUrl() + path))
            .timeout(Duration.ofSeconds(20))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    header(request, "Version", version);
    header(request, "Authorization", token == null ? null : "Bearer " + token);
    header(request, "Content-Type", type);
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Reply(
          response.statusCode(),
          response.body().isEmpty()
              ? MissingNode.getInstance()
              : TestClient.JSON.readTree(response.body()));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void header(HttpRequest.Builder request, String name, @Nullable String value) {
    if (value != null) {
      request.header(name, value);
    }
  }
}
