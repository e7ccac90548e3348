package io.github.contactsv3.auth.spi;

import io.github.contactsv3.oauth.api.OAuthApi.RequestTokenForm;
import io.github.contactsv3.oauth.model.LocationTokenResponse;
import io.github.contactsv3.oauth.model.TokenResponse;
import java.time.Duration;

/** The two token operations of the service. Implemented by the client; thread-safe. */
public interface TokenEndpoint {
  /**
   * Sends {@code POST /oauth/token}, without a bearer token and once: a refresh token works once,
   * so only the caller knows whether the request may be repeated.
   *
   * @param form the grant
   * @param timeLeft how long it may take
   * @return the response
   * @throws io.github.contactsv3.errors.ContactsApiException if there is none, or an error
   */
  TokenResponse requestToken(RequestTokenForm form, Duration timeLeft);

  /**
   * Sends {@code POST /oauth/location-token}. The request counts against the rate limit of app and
   * agency, so it waits for their quota; it can be repeated safely, since each response is a new
   * token and the earlier ones stay valid.
   *
   * @param agency the key of the agency's token pair: its client id and company id are the quota's,
   *     and the company id is a parameter of the request
   * @param locationId the location, which is the other parameter
   * @param agencyToken the bearer token of the request
   * @param timeLeft how long it may take, with the wait for the quota and all attempts
   * @return the response
   * @throws io.github.contactsv3.errors.ContactsApiException if there is none, or an error
   */
  LocationTokenResponse requestLocationToken(
      TokenKey agency, String locationId, AccessToken agencyToken, Duration timeLeft);
}
