package io.github.contactsv3.auth.spi;

import io.github.contactsv3.core.Uninstallation;
import io.github.contactsv3.errors.AuthenticationException;
import java.util.Optional;

/**
 * Provides the token of the next request, and another one after a 401. Thread-safe.
 *
 * <p>{@link #token} and {@link #renew} may ask the service, the token store or the application for
 * tokens. Every failure is a {@link io.github.contactsv3.errors.ContactsApiException}: of operation
 * {@code requestToken} or {@code requestLocationToken} if the service refuses a token; a {@link
 * io.github.contactsv3.errors.TokenStoreException}, a {@link
 * io.github.contactsv3.errors.TokenProviderException}, a {@link
 * io.github.contactsv3.errors.CallInterruptedException} or a {@link
 * io.github.contactsv3.errors.TransportException} of the operation of the call otherwise. An {@link
 * Error} is never wrapped.
 */
public interface TokenProvider {
  /**
   * Returns the token that the next request is to carry.
   *
   * @param request the need for a token. A token in memory is returned even if no time is left;
   *     otherwise this fails with a {@link io.github.contactsv3.errors.TransportException}
   * @return the token
   * @throws IllegalArgumentException if the credentials are those of another location
   */
  AccessToken token(TokenRequest request);

  /**
   * Reports that the service responded 401 to a token, and gets another one. Call it after each
   * {@link AuthenticationException}, that of a repeated request included, and repeat the request,
   * once, if this returns true.
   *
   * <p>Nothing is refreshed if the error is not {@linkplain AuthenticationException#isTokenRejected
   * about the token}, if another thread or process has already changed the token, or if the
   * rejected token is less than a minute old. A lasting 401 thus costs at most one refresh a
   * minute.
   *
   * @param rejected the token that the request carried
   * @param error the response
   * @param request the need for a token; its location is that of the rejected token
   * @return true if {@link #token} now returns another token than the rejected one
   */
  boolean renew(AccessToken rejected, AuthenticationException error, TokenRequest request);

  /**
   * Drops the tokens of a location or company, in the store and in memory. Does nothing, unless
   * overridden, as credentials that keep no tokens do.
   *
   * @param where where the app was uninstalled
   * @throws io.github.contactsv3.errors.TokenStoreException if the store fails
   * @throws IllegalArgumentException if it names neither a location nor a company
   */
  default void forget(Uninstallation where) {}

  /**
   * Returns the app that the requests are counted for. HighLevel limits the rate for each app and
   * location (docs/oauth/Authorization.md of GoHighLevel/highlevel-api-docs). Asks neither a store
   * nor a supplier, and never fails.
   *
   * @return the client id; for a private integration token {@code pit-} and a short hash of the
   *     first token seen, from which the token can't be computed; {@code pit} for a token supplier
   *     that has not returned a token yet. The hash stays when the token is rotated while the
   *     process runs, and changes with the next process
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
