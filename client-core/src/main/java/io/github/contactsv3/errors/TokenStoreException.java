package io.github.contactsv3.errors;

import io.github.contactsv3.core.OperationInfo;
import org.jspecify.annotations.Nullable;

/**
 * The token store cannot be read or written. A token pair that could not be stored stays in memory
 * and is not used; the next call tries to store it again, and asks the service for nothing.
 *
 * <p>Shows no token that the client holds: if the cause would, a copy with masked messages stands
 * in for it.
 */
public final class TokenStoreException extends ContactsApiException {
  private static final long serialVersionUID = 2L;

  /**
   * Creates an exception outside of a call, as stores do.
   *
   * @param message what happened, without a token
   * @param cause what the store threw, or null
   */
  public TokenStoreException(String message, @Nullable Throwable cause) {
    this(OperationInfo.NONE, 0, message, cause);
  }

  /**
   * Creates an exception.
   *
   * @param operation the operation that needed the token
   * @param attempts how often the request was sent before
   * @param message what happened, without a token
   * @param cause what the store threw, or null
   */
  public TokenStoreException(
      OperationInfo operation, int attempts, String message, @Nullable Throwable cause) {
    super(operation, attempts, message, cause);
  }
}
