package io.github.contactsv3.auth;

import io.github.contactsv3.auth.spi.TokenKey;

/**
 * Hears of what no call reports: a refresh ahead of time that failed while the old token still
 * works. Called in the thread of a call that is under way, so it should be quick; what it throws is
 * ignored. Gets no token. Thread-safe.
 */
public interface AuthListener {
  /** Hears nothing. */
  AuthListener NONE = new AuthListener() {};

  /**
   * New tokens are stored and in use.
   *
   * @param key whose they are
   */
  default void refreshed(TokenKey key) {}

  /**
   * A refresh failed. If the old token has expired, the calls that needed it fail with the same
   * error; otherwise they go on and the refresh is tried again a few seconds later.
   *
   * @param key whose tokens they are
   * @param error a {@link io.github.contactsv3.errors.ContactsApiException} of the token operation,
   *     or a {@link io.github.contactsv3.errors.TokenStoreException}
   */
  default void refreshFailed(TokenKey key, RuntimeException error) {}
}
