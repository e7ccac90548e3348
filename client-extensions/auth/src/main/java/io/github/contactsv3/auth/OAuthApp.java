package io.github.contactsv3.auth;

import io.github.contactsv3.auth.internal.AppCredentials;
import io.github.contactsv3.core.internal.HeaderText;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An app of the HighLevel marketplace, as its settings there show it. Immutable and thread-safe;
 * its text does not show the secret.
 */
public final class OAuthApp {
  private final String clientId;
  private final String clientSecret;
  private final @Nullable URI redirectUri;

  private OAuthApp(Builder builder) {
    this.clientId = set("clientId", builder.clientId);
    this.clientSecret = set("clientSecret", builder.clientSecret);
    this.redirectUri = builder.redirectUri;
  }

  private static String set(String name, @Nullable String value) {
    if (value == null) {
      throw new IllegalStateException(name + " is required and not set");
    }
    return value;
  }

  /**
   * Returns a builder.
   *
   * @return a builder with nothing set
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the client id.
   *
   * @return the id, which is no secret
   */
  public String clientId() {
    return clientId;
  }

  /**
   * Returns the client secret. Keep it out of logs and messages.
   *
   * @return the secret
   */
  public String clientSecret() {
    return clientSecret;
  }

  /**
   * Returns where users come back to after they have authorised the app.
   *
   * @return the URI, exactly as in the settings of the app; empty if not set
   */
  public Optional<URI> redirectUri() {
    return Optional.ofNullable(redirectUri);
  }

  AppCredentials credentials() {
    return new AppCredentials(clientId, clientSecret, redirectUri);
  }

  @Override
  public String toString() {
    return "OAuthApp{clientId=" + clientId + ", clientSecret=***, redirectUri=" + redirectUri + "}";
  }

  /** Builds an {@link OAuthApp}. Not thread-safe. */
  public static final class Builder {
    private @Nullable String clientId;
    private @Nullable String clientSecret;
    private @Nullable URI redirectUri;

    private Builder() {}

    /**
     * Sets the client id, which is required.
     *
     * @param clientId the id
     * @return this builder
     * @throws IllegalArgumentException if it is blank or padded
     */
    public Builder clientId(String clientId) {
      this.clientId = HeaderText.checkToken("clientId", clientId);
      return this;
    }

    /**
     * Sets the client secret, which is required.
     *
     * @param clientSecret the secret
     * @return this builder
     * @throws IllegalArgumentException if it is blank or padded; the message does not show it
     */
    public Builder clientSecret(String clientSecret) {
      this.clientSecret = HeaderText.checkToken("clientSecret", clientSecret);
      return this;
    }

    /**
     * Sets where users come back to. Needed only to authorise the app, not to refresh.
     *
     * @param redirectUri an absolute URI, exactly as in the settings of the app
     * @return this builder
     * @throws IllegalArgumentException if it is not absolute or no URI
     */
    public Builder redirectUri(String redirectUri) {
      URI uri = URI.create(redirectUri);
      if (!uri.isAbsolute()) {
        throw new IllegalArgumentException("redirectUri is not absolute");
      }
      this.redirectUri = uri;
      return this;
    }

    /**
     * Returns the app.
     *
     * @return a new app
     * @throws IllegalStateException if id or secret are not set
     */
    public OAuthApp build() {
      return new OAuthApp(this);
    }

    @Override
    public String toString() {
      return "OAuthApp.Builder{clientId=" + clientId + "}";
    }
  }
}
