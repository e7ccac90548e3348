package io.github.contactsv3.auth;

import io.github.contactsv3.auth.spi.AuthListener;
import io.github.contactsv3.auth.spi.TokenEndpoint;
import io.github.contactsv3.auth.spi.TokenProvider;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.core.spi.Clock;
import java.util.function.Supplier;

/**
 * Credentials used to authenticate requests. Immutable and thread-safe; the texts of credentials
 * never show a token.
 * <!-- region credentials of JavadocSnippets.java -->
 *
 * <pre>{@code
 * Credentials fixed = Credentials.privateIntegrationToken(System.getenv("HIGHLEVEL_TOKEN"));
 * Credentials rotated = Credentials.privateIntegrationToken(vault); // asked for each attempt
 *
 * TokenStore store = TokenStores.file(Path.of("tokens")); // filled by AuthorizationCodeFlow
 * Credentials location = Credentials.oauth(app, locationId, store);
 * Credentials agency = Credentials.agency(app, companyId, store);
 * }</pre>
 */
public interface Credentials {
  /**
   * Returns credentials that send a private integration token, which a location or an agency
   * creates in its settings. Such a token does not expire by itself, but HighLevel advises to
   * rotate it every 90 days and ends one that is not used for as long (help.gohighlevel.com,
   * Private Integrations).
   *
   * @param token the token, such as {@code pit-} and a UUID
   * @return the credentials
   * @throws IllegalArgumentException if the token is blank, padded with spaces, or has a character
   *     that no header can hold
   */
  static Credentials privateIntegrationToken(String token) {
    return new FixedToken(token);
  }

  /**
   * Returns credentials that ask the application for the private integration token before each
   * attempt, so that a token can be rotated while the program runs. After a 401 the supplier is
   * asked once more, and the request is repeated if it then returns another token.
   *
   * <p>The supplier runs in a daemon thread of the library, so that a call ends at its timeout even
   * if the supplier blocks; it is interrupted then. It sees no thread-local values of the caller,
   * but its context class loader. At most 64 calls of it run at a time; its threads end when they
   * are idle for a second.
   *
   * <p>Calls fail with a {@link io.github.contactsv3.errors.TokenProviderException} and nothing is
   * sent if the supplier throws an exception, does not return in time, or returns a token that is
   * null, blank, padded or unfit for a header. An {@link Error} goes through unwrapped.
   *
   * <p>Rate limits are counted for the first token that the supplier returns, also after a
   * rotation; a restarted program counts for the token that it then sees. Set the client's quota
   * key to keep one count over restarts and processes.
   *
   * @param supplier returns the token; thread-safe and quick, since it is asked for every attempt
   * @return the credentials
   */
  static Credentials privateIntegrationToken(Supplier<String> supplier) {
    return new SuppliedToken(supplier);
  }

  /**
   * Returns credentials of an app for one location. Its first pair of tokens comes into the store
   * through {@link AuthorizationCodeFlow}; from then on the pair is refreshed when needed, by one
   * thread of one process, and stored before it is used.
   *
   * <p>Calls fail with an {@link io.github.contactsv3.errors.AuthenticationException} that asks for
   * {@linkplain io.github.contactsv3.errors.AuthenticationException#isReauthorizationRequired
   * re-authorization} if there is no pair or its refresh token has stopped working, and with a
   * {@link io.github.contactsv3.errors.TokenStoreException} if the store fails or another process
   * holds its lock until the call's timeout.
   *
   * @param app the app
   * @param locationId the location, whose id every call must name if it names one
   * @param store where the pair is kept; may be shared by processes, apps and locations
   * @return the credentials; give all clients of a process the same
   * @throws IllegalArgumentException if the id is blank or padded
   */
  static Credentials oauth(OAuthApp app, String locationId, TokenStore store) {
    return oauth(app, locationId, store, AuthListener.NONE);
  }

  /**
   * As {@link #oauth(OAuthApp, String, TokenStore)}, with a listener.
   *
   * @param app the app
   * @param locationId the location
   * @param store where the pair is kept
   * @param listener receives refreshes
   * @return the credentials
   */
  static Credentials oauth(
      OAuthApp app, String locationId, TokenStore store, AuthListener listener) {
    return OAuthCredentials.ofLocation(app, locationId, store, listener);
  }

  /**
   * Returns credentials of an app for an agency and every location of it where the app is
   * installed. A client with them can be narrowed to any location; the token of a location is
   * created from the agency's (scope {@code oauth.write}) once a day for all processes that share
   * the store, where it has a {@linkplain io.github.contactsv3.auth.spi.TokenKey#agencyLocation key
   * of its own}. The 10,000 locations used last are also kept in memory. The agency's own pair is
   * treated as in {@link #oauth(OAuthApp, String, TokenStore)}.
   *
   * <p>Removing the agency's pair from the store ends the use of its locations' tokens in this
   * process at once, and in others as soon as they next look into the store, within a day. A new
   * authorization does the same, since it may have other scopes.
   *
   * @param app the app
   * @param companyId the agency
   * @param store where the tokens of the agency and its locations are kept
   * @return the credentials; give all clients of a process the same
   * @throws IllegalArgumentException if the id is blank or padded
   */
  static Credentials agency(OAuthApp app, String companyId, TokenStore store) {
    return agency(app, companyId, store, AuthListener.NONE);
  }

  /**
   * As {@link #agency(OAuthApp, String, TokenStore)}, with a listener.
   *
   * @param app the app
   * @param companyId the agency
   * @param store where the tokens of the agency and its locations are kept
   * @param listener receives refreshes
   * @return the credentials
   */
  static Credentials agency(
      OAuthApp app, String companyId, TokenStore store, AuthListener listener) {
    return OAuthCredentials.ofAgency(app, companyId, store, listener);
  }

  /**
   * Returns the provider of the tokens of requests.
   *
   * @param endpoint where new tokens come from
   * @return a thread-safe provider
   * @throws io.github.contactsv3.errors.TokenStoreException if the store can't be listened to
   */
  default TokenProvider connect(TokenEndpoint endpoint) {
    return connect(endpoint, Clock.system());
  }

  /**
   * As {@link #connect(TokenEndpoint)}, with another clock.
   *
   * @param endpoint where new tokens come from
   * @param clock the clock
   * @return a thread-safe provider
   */
  TokenProvider connect(TokenEndpoint endpoint, Clock clock);
}
