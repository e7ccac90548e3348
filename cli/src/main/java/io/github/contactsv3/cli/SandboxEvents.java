package io.github.contactsv3.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a sandbox to send its events. */
final class SandboxEvents {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String baseUrl;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  SandboxEvents(String baseUrl) {
    this.baseUrl = baseUrl.replaceFirst("/+$", "");
  }

  /**
   * Registers a URL.
   *
   * @return the key that verifies the events
   * @throws UsageException if there is no sandbox at the address
   */
  String register(String url) throws IOException, InterruptedException {
    String body = new ObjectMapper().createObjectNode().put("url", url).toString();
    try {
      HttpResponse<String> response =
          http.send(
              request()
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      JsonNode key = new ObjectMapper().readTree(response.body()).path("publicKey");
      if (key.isTextual()) {
        return key.textValue();
      }
    } catch (JsonProcessingException e) {
      // As any other server that is no sandbox.
    } catch (ConnectException e) {
      throw new IOException("cannot connect to " + baseUrl + ": is a sandbox running there?", e);
    }
    throw new UsageException(baseUrl + " is no sandbox: --base-url names one");
  }

  /** Ends the sending; of all URLs, since a sandbox does not end single ones. */
  void remove() throws IOException {
    try {
      http.send(request().DELETE().build(), HttpResponse.BodyHandlers.discarding());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(URI.create(baseUrl + "/__sandbox/webhooks")).timeout(PATIENCE);
  }

  @Override
  public String toString() {
    return baseUrl;
  }
}
