package io.github.contactsv3.auth.spi;

import io.github.contactsv3.oauth.api.OAuthApi.RequestLocationTokenForm;
import io.github.contactsv3.oauth.api.OAuthApi.RequestTokenForm;
import io.github.contactsv3.oauth.model.LocationTokenResponse;
import io.github.contactsv3.oauth.model.TokenResponse;
import java.time.Duration;

/**
 * Where tokens come from: the two token operations of the service. Implemented by the client;
 * thread-safe. Sends each request once, since who calls it knows which may be repeated.
 */
public interface TokenEndpoint {
  /**
   * Sends {@code POST /oauth/token}, without a bearer token.
   *
   * @param form the grant
   * @param timeLeft how long it may take
   * @return the answer
   * @throws io.github.contactsv3.errors.ContactsApiException if there is none, or an error
   */
  TokenResponse requestToken(RequestTokenForm form, Duration timeLeft);

  /**
   * Sends {@code POST /oauth/location-token}.
   *
   * @param form the agency and the location
   * @param agencyToken the bearer token of the request
   * @param timeLeft how long it may take
   * @return the answer
   * @throws io.github.contactsv3.errors.ContactsApiException if there is none, or an error
   */
  LocationTokenResponse requestLocationToken(
      RequestLocationTokenForm form, AccessToken agencyToken, Duration timeLeft);
}
