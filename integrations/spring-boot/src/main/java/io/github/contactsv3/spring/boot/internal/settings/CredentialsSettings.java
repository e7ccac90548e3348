package io.github.contactsv3.spring.boot.internal.settings;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What requests are authenticated with: a token, or an app of the marketplace. A variable that is
 * set to nothing gives a blank text, which counts as none. Its text shows no secret.
 *
 * @param token private integration token
 * @param clientId client id of an app of the marketplace
 * @param clientSecret client secret of the app
 * @param redirectUri where users come back to after they have authorized the app
 * @param companyId agency whose tokens are used, for all locations of it
 */
public record CredentialsSettings(
    @Nullable String token,
    @Nullable String clientId,
    @Nullable String clientSecret,
    @Nullable String redirectUri,
    @Nullable String companyId) {

  /**
   * Returns the private integration token.
   *
   * @return the text; null if there is none, or a blank one
   */
  @Override
  public @Nullable String token() {
    return textOrNull(token);
  }

  /**
   * Returns the client id of the app.
   *
   * @return the text; null if there is none, or a blank one
   */
  @Override
  public @Nullable String clientId() {
    return textOrNull(clientId);
  }

  /**
   * Returns the client secret of the app.
   *
   * @return the text; null if there is none, or a blank one
   */
  @Override
  public @Nullable String clientSecret() {
    return textOrNull(clientSecret);
  }

  /**
   * Returns where users come back to.
   *
   * @return the text; null if there is none, or a blank one
   */
  @Override
  public @Nullable String redirectUri() {
    return textOrNull(redirectUri);
  }

  /**
   * Returns the agency.
   *
   * @return the text; null if there is none, or a blank one
   */
  @Override
  public @Nullable String companyId() {
    return textOrNull(companyId);
  }

  private static @Nullable String textOrNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  boolean isSet() {
    return token() != null || clientId() != null || clientSecret() != null;
  }

  /** Returns the name of a property that is there without a text; empty if there is none. */
  Optional<String> blank() {
    return token != null && token() == null
        ? Optional.of("token")
        : clientId != null && clientId() == null
            ? Optional.of("client-id")
            : clientSecret != null && clientSecret() == null
                ? Optional.of("client-secret")
                : Optional.empty();
  }

  @Override
  public String toString() {
    return "CredentialsSettings[clientId="
        + clientId
        + ", companyId="
        + companyId
        + ", token="
        + mask(token)
        + ", clientSecret="
        + mask(clientSecret)
        + "]";
  }

  private static String mask(@Nullable String secret) {
    return secret == null ? "null" : "***";
  }
}
