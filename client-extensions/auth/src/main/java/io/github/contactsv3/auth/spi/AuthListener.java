package io.github.contactsv3.auth.spi;

/**
 * Receives token-refresh events that no call surfaces, such as a refresh ahead of time that failed
 * while the old token still works. Called in the thread of a call in progress, so it should be
 * quick; exceptions that it throws are ignored. Receives no token. Thread-safe.
 */
public interface AuthListener {
  /** Does nothing. */
  AuthListener NONE = new AuthListener() {};

  /**
   * A new token pair is stored and in use.
   *
   * @param key the key of the pair
   */
  default void refreshed(TokenKey key) {}

  /**
   * A refresh failed. If the old token has expired, the calls that needed it fail with the same
   * error; otherwise they go on and the refresh is tried again a few seconds later. Also called if
   * the access token of an agency's location could not be created, or not be stored; in the latter
   * case it is used from memory.
   *
   * @param key the key of the pair: that of the agency for its locations
   * @param error a {@link io.github.contactsv3.errors.ContactsApiException}
   */
  default void refreshFailed(TokenKey key, RuntimeException error) {}
}
