package io.github.contactsv3.auth;

import io.github.contactsv3.auth.spi.TokenSource;

/**
 * What a client proves with who calls. Immutable and thread-safe; the texts of credentials never
 * show a token.
 */
public interface Credentials {
  /**
   * Returns credentials that send a private integration token, which a location or an agency makes
   * in its settings. Such a token does not expire by itself, but HighLevel advises to rotate it
   * every 90 days and ends one that is not used for as long.
   *
   * @param token the token, such as {@code pit-} and a UUID
   * @return the credentials
   * @throws IllegalArgumentException if the token is blank, padded with spaces, or has a character
   *     that no header can hold
   */
  static Credentials privateIntegrationToken(String token) {
    return new PrivateIntegrationToken(token);
  }

  /**
   * Returns where requests get their token from.
   *
   * @return a thread-safe source
   */
  TokenSource tokens();
}
