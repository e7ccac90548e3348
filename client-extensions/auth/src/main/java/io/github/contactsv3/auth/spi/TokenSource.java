package io.github.contactsv3.auth.spi;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives the token of the next request, and a better one after a 401. Thread-safe.
 *
 * <p>Both methods may ask the service for tokens. What goes wrong there is thrown as it is: a
 * {@link io.github.contactsv3.errors.ContactsApiException} whose operation is {@code requestToken}
 * or {@code requestLocationToken}, or a {@link io.github.contactsv3.errors.TokenStoreException}.
 */
public interface TokenSource {
  /**
   * Returns the token that the next request is to carry.
   *
   * @param locationId the location that the request is for, or null if it is for none
   * @param timeLeft how long this may take; with less than is needed it fails with a {@link
   *     io.github.contactsv3.errors.TransportException}. A token at hand is given even if no time
   *     is left
   * @return the token
   * @throws IllegalArgumentException if the credentials are those of another location
   */
  AccessToken token(@Nullable String locationId, Duration timeLeft);

  /**
   * Tells that the service answered 401 to a token, and asks for another one. Call it after each
   * {@link io.github.contactsv3.errors.AuthenticationException}, a repeated request's included, and
   * repeat the request, once, if it returns true.
   *
   * <p>The service says 401 for much that no new token can help. So nothing is refreshed if the
   * words name a scope, a location, the version or the kind of token; if another thread or process
   * has changed the token already; or if the refused token was less than a minute old. A lasting
   * 401 thus costs at most one refresh, and none after it.
   *
   * @param rejected the token that the request carried
   * @param messages what the service said
   * @param timeLeft how long this may take
   * @return true if {@link #token} now gives another token than the rejected one
   */
  boolean renew(AccessToken rejected, List<String> messages, Duration timeLeft);

  /**
   * Returns which app the requests are counted for. HighLevel limits the rate by app and location.
   *
   * @return the client id, or {@code pit-} and a short hash for a private integration token, which
   *     stays the same when the token is rotated; the token can't be computed from it
   */
  String appId();

  /**
   * Returns the company on whose behalf requests are made that are for no location. HighLevel
   * counts those for app and company.
   *
   * @return its id; empty if it is not known
   */
  default Optional<String> companyId() {
    return Optional.empty();
  }
}
