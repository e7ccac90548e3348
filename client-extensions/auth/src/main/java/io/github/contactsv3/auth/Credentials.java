package io.github.contactsv3.auth;

import io.github.contactsv3.auth.spi.Timing;
import io.github.contactsv3.auth.spi.TokenEndpoint;
import io.github.contactsv3.auth.spi.TokenSource;
import io.github.contactsv3.auth.spi.TokenStore;
import java.util.function.Supplier;

/**
 * What a client proves with who calls. Immutable and thread-safe; the texts of credentials never
 * show a token.
 */
public interface Credentials {
  /**
   * Returns credentials that send a private integration token, which a location or an agency makes
   * in its settings. Such a token does not expire by itself, but HighLevel advises to rotate it
   * every 90 days and ends one that is not used for as long (help.gohighlevel.com, Private
   * Integrations).
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
   * Returns credentials that ask for the private integration token before each request, so that a
   * token can be rotated while the program runs. After a 401 the supplier is asked once more, and
   * the request repeated if it then gives another token.
   *
   * <p>What the supplier throws is thrown by the call. A token from it that is null, blank, padded
   * or unfit for a header is an {@link IllegalStateException}, and nothing is sent.
   *
   * @param supplier gives the token; thread-safe and quick, since it is asked for every request
   * @return the credentials
   */
  static Credentials privateIntegrationToken(Supplier<String> supplier) {
    return new SuppliedToken(supplier);
  }

  /**
   * Returns credentials of an app for one location. Its first pair of tokens comes into the store
   * through {@link Authorization}; from then on the pair is refreshed when needed, by one thread of
   * one process, and stored before it is used.
   *
   * <p>If there is no pair, or its refresh token does not work any more, calls fail with an {@link
   * io.github.contactsv3.errors.AuthenticationException} that asks for {@linkplain
   * io.github.contactsv3.errors.AuthenticationException#isReauthorizationRequired
   * re-authorisation}. If the store fails, with a {@link
   * io.github.contactsv3.errors.TokenStoreException}.
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
   * @param listener hears of refreshes
   * @return the credentials
   */
  static Credentials oauth(
      OAuthApp app, String locationId, TokenStore store, AuthListener listener) {
    return OAuthCredentials.ofLocation(app, locationId, store, listener);
  }

  /**
   * Returns credentials of an app for an agency and every location of it where the app is
   * installed. A client with them can be narrowed to any location; the token of a location is made
   * from the agency's (scope {@code oauth.write}), once a day and process, and kept in memory only,
   * for the 10,000 locations used last. The agency's own pair is treated as in {@link #oauth}.
   *
   * @param app the app
   * @param companyId the agency
   * @param store where the agency's pair is kept
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
   * @param store where the agency's pair is kept
   * @param listener hears of refreshes
   * @return the credentials
   */
  static Credentials agency(
      OAuthApp app, String companyId, TokenStore store, AuthListener listener) {
    return OAuthCredentials.ofAgency(app, companyId, store, listener);
  }

  /**
   * Returns where requests get their token from.
   *
   * @param endpoint where new tokens come from
   * @return a thread-safe source
   */
  default TokenSource connect(TokenEndpoint endpoint) {
    return connect(endpoint, Timing.system());
  }

  /**
   * As {@link #connect(TokenEndpoint)}, with a time of one's own.
   *
   * @param endpoint where new tokens come from
   * @param timing the time
   * @return a thread-safe source
   */
  TokenSource connect(TokenEndpoint endpoint, Timing timing);
}
