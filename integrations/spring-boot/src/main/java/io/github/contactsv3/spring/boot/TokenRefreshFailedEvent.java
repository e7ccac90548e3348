package io.github.contactsv3.spring.boot;

import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.errors.AuthenticationException;

/**
 * A token pair could not be refreshed. Published in the thread of a call, so listeners should be
 * quick; what they throw is ignored.
 *
 * @param key the key of the pair: that of the agency for its locations
 * @param error a {@link io.github.contactsv3.errors.ContactsApiException}
 */
public record TokenRefreshFailedEvent(TokenKey key, RuntimeException error) {
  /**
   * Returns whether a person must authorize the app again.
   *
   * @return true if the refresh token is refused for good
   */
  public boolean isReauthorizationRequired() {
    return error instanceof AuthenticationException refused && refused.isReauthorizationRequired();
  }
}
