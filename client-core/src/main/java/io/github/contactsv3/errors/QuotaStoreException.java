package io.github.contactsv3.errors;

import io.github.contactsv3.core.OperationInfo;
import org.jspecify.annotations.Nullable;

/**
 * The quota failed, such as the database behind a shared one: whether a request may be sent is not
 * known, so it was not.
 */
public final class QuotaStoreException extends ContactsApiException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception outside of a call, as stores do.
   *
   * @param message what happened and what to do
   * @param cause what the store threw, or null
   */
  public QuotaStoreException(String message, @Nullable Throwable cause) {
    this(OperationInfo.NONE, 0, message, cause);
  }

  /**
   * Creates an exception.
   *
   * @param operation the operation that needed a permit
   * @param attempts how often the request was sent before
   * @param message what happened
   * @param cause what the quota threw, or null
   */
  public QuotaStoreException(
      OperationInfo operation, int attempts, String message, @Nullable Throwable cause) {
    super(operation, attempts, message, cause);
  }
}
