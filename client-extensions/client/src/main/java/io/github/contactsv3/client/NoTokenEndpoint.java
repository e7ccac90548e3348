package io.github.contactsv3.client;

import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.auth.spi.TokenEndpoint;
import io.github.contactsv3.oauth.api.OAuthApi.RequestLocationTokenForm;
import io.github.contactsv3.oauth.api.OAuthApi.RequestTokenForm;
import io.github.contactsv3.oauth.model.LocationTokenResponse;
import io.github.contactsv3.oauth.model.TokenResponse;
import java.time.Duration;

/** Gives no tokens: enough for private integration tokens. */
final class NoTokenEndpoint implements TokenEndpoint {
  @Override
  public TokenResponse requestToken(RequestTokenForm form, Duration timeLeft) {
    throw new UnsupportedOperationException("this client can't refresh tokens yet");
  }

  @Override
  public LocationTokenResponse requestLocationToken(
      RequestLocationTokenForm form, AccessToken agencyToken, Duration timeLeft) {
    throw new UnsupportedOperationException("this client can't refresh tokens yet");
  }
}
