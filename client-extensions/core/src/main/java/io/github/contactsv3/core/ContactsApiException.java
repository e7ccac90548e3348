package io.github.contactsv3.core;

import io.github.contactsv3.runtime.OperationInfo;
import org.jspecify.annotations.Nullable;

/**
 * A call that did not end as it should. Every failure of a call is one of the subclasses; what a
 * caller did wrong before anything was sent is an {@link IllegalArgumentException} or an {@link
 * IllegalStateException} instead.
 *
 * <p>Messages and texts hold no token, no header and no personal data.
 */
public abstract sealed class ContactsApiException extends RuntimeException
    permits ServiceException, TransportException, DecodingException {
  private static final long serialVersionUID = 1L;

  private final transient OperationInfo operation;
  private final int attempts;

  ContactsApiException(
      OperationInfo operation, int attempts, String message, @Nullable Throwable cause) {
    super(
        operation.id() + ": " + message + (attempts > 1 ? " after " + attempts + " attempts" : ""),
        cause);
    this.operation = operation;
    this.attempts = attempts;
  }

  /**
   * Returns the operation that failed.
   *
   * @return id, method and path template of the operation; the template, never the path with its
   *     ids
   */
  public OperationInfo operation() {
    return operation;
  }

  /**
   * Returns how often the request was sent.
   *
   * @return the number of attempts; 0 if the call failed before the first one
   */
  public int attempts() {
    return attempts;
  }
}
