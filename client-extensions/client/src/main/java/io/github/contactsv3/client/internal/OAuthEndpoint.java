package io.github.contactsv3.client.internal;

import io.github.contactsv3.auth.spi.AccessToken;
import io.github.contactsv3.auth.spi.TokenEndpoint;
import io.github.contactsv3.auth.spi.TokenSource;
import io.github.contactsv3.oauth.api.OAuthApi;
import io.github.contactsv3.oauth.api.OAuthApi.RequestLocationTokenForm;
import io.github.contactsv3.oauth.api.OAuthApi.RequestTokenForm;
import io.github.contactsv3.oauth.model.LocationTokenResponse;
import io.github.contactsv3.oauth.model.TokenResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The token operations over the generated interface. Thread-safe. */
final class OAuthEndpoint implements TokenEndpoint {
  /** The requests for tokens carry the token they are given, or none. */
  static final TokenSource NO_TOKENS =
      new TokenSource() {
        @Override
        public AccessToken token(@Nullable String locationId, Duration timeLeft) {
          throw new UnsupportedOperationException("a request for a token asked for a token");
        }

        @Override
        public boolean renew(AccessToken rejected, List<String> messages, Duration timeLeft) {
          return false;
        }

        @Override
        public String appId() {
          return "oauth";
        }
      };

  private final ApiFactory apis;

  OAuthEndpoint(ApiFactory apis) {
    this.apis = apis;
  }

  @Override
  public TokenResponse requestToken(RequestTokenForm form, Duration timeLeft) {
    return api(timeLeft, null).requestToken(form);
  }

  @Override
  public LocationTokenResponse requestLocationToken(
      RequestLocationTokenForm form, AccessToken agencyToken, Duration timeLeft) {
    return api(timeLeft, agencyToken).requestLocationToken(form);
  }

  private OAuthApi api(Duration timeLeft, @Nullable AccessToken token) {
    return apis.create(OAuthApi.class, CallSettings.once(timeLeft, token));
  }
}
