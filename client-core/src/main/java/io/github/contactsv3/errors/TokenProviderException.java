package io.github.contactsv3.errors;

import io.github.contactsv3.core.OperationInfo;
import org.jspecify.annotations.Nullable;

/**
 * The application's token supplier failed: it threw an exception, was too slow, or returned a token
 * that is invalid in a header. Nothing was sent with such a token.
 */
public final class TokenProviderException extends ContactsApiException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param operation the operation that needed the token
   * @param attempts how often the request was sent before
   * @param message what happened, without a token
   * @param cause what the supplier threw, or null
   */
  public TokenProviderException(
      OperationInfo operation, int attempts, String message, @Nullable Throwable cause) {
    super(operation, attempts, message, cause);
  }
}
