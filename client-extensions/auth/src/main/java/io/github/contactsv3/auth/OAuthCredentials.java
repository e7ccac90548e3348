package io.github.contactsv3.auth;

import io.github.contactsv3.auth.internal.AgencyTokenProvider;
import io.github.contactsv3.auth.internal.LocationTokenProvider;
import io.github.contactsv3.auth.internal.OAuthContext;
import io.github.contactsv3.auth.spi.AuthListener;
import io.github.contactsv3.auth.spi.TokenEndpoint;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenProvider;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.core.spi.Clock;
import java.util.Objects;

/** The pair of an app for a location or an agency. */
final class OAuthCredentials implements Credentials {
  private final OAuthApp app;
  private final TokenKey key;
  private final TokenStore store;
  private final AuthListener listener;

  private OAuthCredentials(OAuthApp app, TokenKey key, TokenStore store, AuthListener listener) {
    this.app = app;
    this.key = key;
    this.store = Objects.requireNonNull(store, "store");
    this.listener = Objects.requireNonNull(listener, "listener");
  }

  static OAuthCredentials ofLocation(
      OAuthApp app, String locationId, TokenStore store, AuthListener listener) {
    return new OAuthCredentials(
        app, TokenKey.location(app.clientId(), locationId), store, listener);
  }

  static OAuthCredentials ofAgency(
      OAuthApp app, String companyId, TokenStore store, AuthListener listener) {
    return new OAuthCredentials(app, TokenKey.company(app.clientId(), companyId), store, listener);
  }

  @Override
  public TokenProvider connect(TokenEndpoint endpoint, Clock clock) {
    OAuthContext context =
        new OAuthContext(app.credentials(), key, store, endpoint, clock, listener);
    return key.type() == TokenKey.Type.LOCATION
        ? new LocationTokenProvider(context)
        : new AgencyTokenProvider(context);
  }

  @Override
  public String toString() {
    return "OAuth{" + key + "}";
  }
}
