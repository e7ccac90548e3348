package io.github.contactsv3.auth;

import org.jspecify.annotations.Nullable;

/**
 * The store of the tokens can't be read or written. A pair that could not be stored stays in memory
 * and is not used; the next call tries to store it again, and asks the service for nothing.
 *
 * <p>Shows no token: a cause that would is left out, but for the names of its classes.
 */
public final class TokenStoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what happened, without a token
   * @param cause what the store threw, or null
   */
  public TokenStoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
