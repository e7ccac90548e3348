package io.github.contactsv3.auth;

import io.github.contactsv3.auth.internal.CodeExchange;
import io.github.contactsv3.auth.spi.TokenEndpoint;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.core.spi.Clock;
import java.time.Duration;

/**
 * The authorization code flow, by which an app gets its first tokens: send the user to {@link
 * #url}, take the code from the redirect, {@linkplain #exchange exchange} it. Thread-safe; keep
 * one.
 */
public final class AuthorizationCodeFlow {
  private final OAuthApp app;
  private final CodeExchange exchange;

  private AuthorizationCodeFlow(
      OAuthApp app, TokenStore store, TokenEndpoint endpoint, Clock clock) {
    this.app = app;
    this.exchange = new CodeExchange(app.credentials(), store, endpoint, clock);
  }

  /**
   * Creates a flow.
   *
   * @param app the app, with its redirect URI
   * @param store the store for the tokens
   * @param endpoint the endpoint that issues the tokens
   * @return a new object
   */
  public static AuthorizationCodeFlow of(OAuthApp app, TokenStore store, TokenEndpoint endpoint) {
    return of(app, store, endpoint, Clock.system());
  }

  /**
   * As {@link #of(OAuthApp, TokenStore, TokenEndpoint)}, with another clock.
   *
   * @param app the app, with its redirect URI
   * @param store the store for the tokens
   * @param endpoint the endpoint that issues the tokens
   * @param clock the clock
   * @return a new object
   */
  public static AuthorizationCodeFlow of(
      OAuthApp app, TokenStore store, TokenEndpoint endpoint, Clock clock) {
    return new AuthorizationCodeFlow(app, store, endpoint, clock);
  }

  /**
   * Returns a builder of the authorization URL.
   *
   * @return a builder that lacks the scopes
   * @throws IllegalStateException if the app has no redirect URI
   */
  public AuthorizationUrl url() {
    return new AuthorizationUrl(
        app.clientId(),
        app.redirectUri()
            .orElseThrow(() -> new IllegalStateException("the app has no redirectUri")));
  }

  /**
   * Exchanges the code of a redirect for tokens and stores them, replacing existing ones.
   *
   * <p>A code works once. If the tokens could not be stored, they stay in memory: call this again
   * with the same code, and only the storing is repeated.
   *
   * @param code the parameter {@code code} of the redirect
   * @param type whose tokens to ask for, of a location or an agency; the service decides, so see
   *     what is returned
   * @param timeLeft how long the request and a wait for the store may take; more than a day counts
   *     as a day, less than nothing as nothing
   * @return the location or agency that the tokens belong to
   * @throws IllegalArgumentException if the code is blank or padded, or the type is another one
   * @throws IllegalStateException if the app has no redirect URI
   * @throws io.github.contactsv3.errors.ContactsApiException if the service gives none; after an
   *     {@link io.github.contactsv3.errors.AuthenticationException} the user must authorize again
   * @throws io.github.contactsv3.errors.TokenStoreException if they could not be stored
   */
  public AuthorizationResult exchange(String code, TokenKey.Type type, Duration timeLeft) {
    CodeExchange.Exchanged exchanged = exchange.exchange(code, type, timeLeft);
    TokenKey key = exchanged.key();
    return new AuthorizationResult(
        key,
        key.type() == TokenKey.Type.LOCATION ? key.id() : null,
        exchanged.token().companyId().orElse(null),
        exchanged.userId(),
        exchanged.token().scopes());
  }

  @Override
  public String toString() {
    return "AuthorizationCodeFlow{clientId=" + app.clientId() + "}";
  }
}
