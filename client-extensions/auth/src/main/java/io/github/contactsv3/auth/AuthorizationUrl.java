package io.github.contactsv3.auth;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Builds the authorization URL, where a user chooses a location or an agency and authorises the
 * app, as docs/oauth/Authorization.md of GoHighLevel/highlevel-api-docs describes it. Not
 * thread-safe.
 */
public final class AuthorizationUrl {
  private static final String PATH = "/v2/oauth/chooselocation";

  private final String clientId;
  private final URI redirectUri;
  private String host = "https://marketplace.gohighlevel.com";
  private List<String> scopes = List.of();
  private @Nullable String state;
  private boolean sameWindow;

  AuthorizationUrl(String clientId, URI redirectUri) {
    this.clientId = clientId;
    this.redirectUri = redirectUri;
  }

  /**
   * Sets the scopes that the app requests. Required.
   *
   * @param scopes the scopes, such as {@code contacts.readonly}, at least one
   * @return this builder
   */
  public AuthorizationUrl scopes(String... scopes) {
    return scopes(List.of(scopes));
  }

  /**
   * Sets the scopes that the app requests. Required.
   *
   * @param scopes the scopes, such as {@code contacts.readonly}, at least one
   * @return this builder
   * @throws IllegalArgumentException if one is blank or has a space
   */
  public AuthorizationUrl scopes(Collection<String> scopes) {
    for (String scope : scopes) {
      if (scope.isEmpty() || scope.chars().anyMatch(c -> c <= ' ')) {
        throw new IllegalArgumentException("a scope is empty or has a space");
      }
    }
    this.scopes = List.copyOf(scopes);
    return this;
  }

  /**
   * Sets a text that comes back with the code. Make it unguessable, tie it to the user's session
   * and compare it there, or a stranger can slip a code of their own account to the user.
   *
   * @param state the text
   * @return this builder
   */
  public AuthorizationUrl state(String state) {
    this.state = Objects.requireNonNull(state, "state");
    return this;
  }

  /**
   * Uses the host without HighLevel's name, {@code marketplace.leadconnectorhq.com}, for agencies
   * that sell under their own.
   *
   * @return this builder
   */
  public AuthorizationUrl whiteLabel() {
    this.host = "https://marketplace.leadconnectorhq.com";
    return this;
  }

  /**
   * Asks that the login opens in the same window rather than in a new one.
   *
   * @return this builder
   */
  public AuthorizationUrl sameWindow() {
    this.sameWindow = true;
    return this;
  }

  /**
   * Builds the authorization URL.
   *
   * @return a URL without secrets
   * @throws IllegalStateException if there are no scopes
   * @throws IllegalArgumentException if a value has an unpaired surrogate, which UTF-8 cannot
   *     encode; the message names the parameter
   */
  public URI build() {
    if (scopes.isEmpty()) {
      throw new IllegalStateException("scopes are required and not set");
    }
    StringBuilder url = new StringBuilder(host).append(PATH).append("?response_type=code");
    append(url, "redirect_uri", redirectUri.toString());
    append(url, "client_id", clientId);
    append(url, "scope", String.join(" ", scopes));
    if (state != null) {
      append(url, "state", state);
    }
    if (sameWindow) {
      append(url, "loginWindowOpenMode", "self");
    }
    return URI.create(url.toString());
  }

  private static void append(StringBuilder url, String name, String value) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
      // URLEncoder would send a question mark instead: the state would not be recognised.
      throw new IllegalArgumentException(
          name + " has an unpaired surrogate, which UTF-8 cannot encode");
    }
    url.append('&')
        .append(name)
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
  }
}
