package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.sandbox.internal.control.ControlApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Sends requests to the control API of a sandbox. */
final class ControlClient {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String baseUrl;

  ControlClient(ContactsSandbox sandbox) {
    this.baseUrl = sandbox.baseUrl() + ControlApi.PREFIX;
  }

  /** A response: status, body as text. */
  record Reply(int status, String text, HttpResponse<byte[]> raw) {

    JsonNode body() {
      try {
        return TestClient.JSON.readTree(text);
      } catch (IOException e) {
        throw new UncheckedIOException(text, e);
      }
    }

    Reply ok() {
      assertThat(status).as("%s", text).isLessThan(300);
      return this;
    }

    JsonNode ok(String pointer) {
      return ok().body().at(pointer);
    }
  }

  Reply get(String path) {
    return send(request(path).GET());
  }

  /** Posts JSON written with single quotes. */
  Reply post(String path, String body) {
    return post(path, "application/json", TestClient.json(body).getBytes(StandardCharsets.UTF_8));
  }

  Reply post(String path, String contentType, byte[] body) {
    return send(
        request(path)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(baseUrl + path));
  }

  Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Reply(
          response.statusCode(), new String(response.body(), StandardCharsets.UTF_8), response);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
