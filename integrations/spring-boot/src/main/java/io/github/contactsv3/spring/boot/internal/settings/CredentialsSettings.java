package io.github.contactsv3.spring.boot.internal.settings;

import org.jspecify.annotations.Nullable;

/**
 * What requests are authenticated with: a token, or an app of the marketplace. Its text shows no
 * secret.
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
   * A variable that is set to nothing gives an empty text: as if there were none.
   *
   * @param token private integration token
   * @param clientId client id of an app of the marketplace
   * @param clientSecret client secret of the app
   * @param redirectUri where users come back to after they have authorized the app
   * @param companyId agency whose tokens are used, for all locations of it
   */
  public CredentialsSettings {
    token = textOrNull(token);
    clientId = textOrNull(clientId);
    clientSecret = textOrNull(clientSecret);
    redirectUri = textOrNull(redirectUri);
    companyId = textOrNull(companyId);
  }

  private static @Nullable String textOrNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  boolean isSet() {
    return token != null || clientId != null || clientSecret != null;
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
