package io.github.contactsv3.client.internal.call;

import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.auth.spi.TokenEndpoint;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenProvider;
import io.github.contactsv3.auth.spi.TokenRequest;
import io.github.contactsv3.client.internal.attempt.CallSettings;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.internal.Secrets;
import io.github.contactsv3.errors.internal.SecretsOwner;
import io.github.contactsv3.oauth.api.OAuthApi;
import io.github.contactsv3.oauth.api.OAuthApi.RequestLocationTokenForm;
import io.github.contactsv3.oauth.api.OAuthApi.RequestTokenForm;
import io.github.contactsv3.oauth.model.LocationTokenResponse;
import io.github.contactsv3.oauth.model.TokenResponse;
import java.time.Duration;

/** The token operations over the generated interface. Thread-safe. */
final class OAuthEndpoint implements TokenEndpoint, SecretsOwner {
  /** The requests for tokens carry the token they are given, or none. */
  static final TokenProvider NO_TOKENS =
      new TokenProvider() {
        @Override
        public AccessToken token(TokenRequest request) {
          throw new UnsupportedOperationException("a request for a token asked for a token");
        }

        @Override
        public boolean renew(
            AccessToken rejected, AuthenticationException error, TokenRequest request) {
          return false;
        }

        @Override
        public String appId() {
          return "oauth";
        }
      };

  private final ApiFactory pairs;
  private final ApiFactory locationTokens;
  private final Lifecycle lifecycle;
  private final Secrets secrets;

  /**
   * Creates an endpoint.
   *
   * @param pairs sends requests for pairs: without quota and once, since a refresh token works once
   * @param locationTokens sends requests for location tokens: within the quota of the company, and
   *     again if one fails, since a further token does no harm
   * @param lifecycle refuses requests of a closed client
   * @param secrets the secrets of the client
   */
  OAuthEndpoint(ApiFactory pairs, ApiFactory locationTokens, Lifecycle lifecycle, Secrets secrets) {
    this.pairs = pairs;
    this.locationTokens = locationTokens;
    this.lifecycle = lifecycle;
    this.secrets = secrets;
  }

  @Override
  public Secrets secrets() {
    return secrets;
  }

  @Override
  public TokenResponse requestToken(RequestTokenForm form, Duration timeLeft) {
    return pairs
        .create(OAuthApi.Http.class, CallSettings.once(timeLeft, UsableTokens::ofPair), lifecycle)
        .requestToken(form);
  }

  @Override
  public LocationTokenResponse requestLocationToken(
      TokenKey agency, String locationId, AccessToken agencyToken, Duration timeLeft) {
    RequestLocationTokenForm form =
        RequestLocationTokenForm.builder().companyId(agency.id()).locationId(locationId).build();
    return locationTokens
        .create(
            OAuthApi.Http.class,
            CallSettings.ofCompany(timeLeft, agencyToken, agency.id(), UsableTokens::ofLocation),
            lifecycle)
        .requestLocationToken(form);
  }
}
