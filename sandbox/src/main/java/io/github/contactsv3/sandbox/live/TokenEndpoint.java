package io.github.contactsv3.sandbox.live;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /oauth/token}, asked with an app that does not exist: what it is refused for shows
 * what was understood, and no token is spent. Without the client, which sends the token and the
 * version with every request.
 */
final class TokenEndpoint {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String APP = "000000000000000000000000-none0000";

  private final URI address;
  private final HttpClient http;

  TokenEndpoint(String baseUrl) {
    this.address = URI.create(baseUrl.replaceFirst("/+$", "") + "/oauth/token");
    this.http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  }

  /** A request in names such as {@code clientId}. */
  Reply inNewNames() {
    return send("v3", form("clientId", "clientSecret", "grantType", "refreshToken"));
  }

  /** The same in names such as {@code client_id}. */
  Reply inOldNames(@Nullable String version) {
    return send(version, form("client_id", "client_secret", "grant_type", "refresh_token"));
  }

  private static String form(String id, String secret, String grant, String token) {
    return "%s=%s&%s=none&%s=refresh_token&%s=none".formatted(id, APP, secret, grant, token);
  }

  private Reply send(@Nullable String version, String form) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .header("User-Agent", "contacts-v3-live-checks")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    if (version != null) {
      request.header("Version", version);
    }
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.body(), MissingNode.getInstance());
    } catch (HttpTimeoutException e) {
      return new Reply(0, "no response in time", MissingNode.getInstance());
    } catch (IOException e) {
      return new Reply(0, "no response", MissingNode.getInstance());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reply(0, "interrupted", MissingNode.getInstance());
    }
  }

  /** Whether a response speaks of something; the text itself is not shown: nothing masks it. */
  static boolean speaksOf(Reply reply, String word) {
    return reply.text().toLowerCase(Locale.ROOT).contains(word);
  }
}
