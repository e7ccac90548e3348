package io.github.contactsv3.errors;

import io.github.contactsv3.core.OperationInfo;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * No complete response arrived: no connection, a timeout, a broken connection, a response that is
 * not HTTP or too large. {@link #mayHaveBeenProcessed} says whether the service may have processed
 * the request. The message names host, port and cause.
 */
public final class TransportException extends ContactsApiException {
  private static final long serialVersionUID = 2L;

  private final boolean mayHaveBeenProcessed;

  /**
   * Creates an exception of a request that may have been processed if it was sent.
   *
   * @param operation the operation that failed
   * @param attempts how often the request was sent
   * @param message what happened, with host and port, in words that hold nothing of the response
   * @param cause what the transport threw, without words of the response; or null
   */
  public TransportException(
      OperationInfo operation, int attempts, String message, @Nullable IOException cause) {
    this(operation, attempts, message, cause, attempts > 0);
  }

  /**
   * Creates an exception.
   *
   * @param operation the operation that failed
   * @param attempts how often the request was sent
   * @param message what happened, with host and port, in words that hold nothing of the response
   * @param cause what the transport threw, without words of the response; or null
   * @param mayHaveBeenProcessed whether any attempt may have reached the service
   */
  public TransportException(
      OperationInfo operation,
      int attempts,
      String message,
      @Nullable IOException cause,
      boolean mayHaveBeenProcessed) {
    super(operation, attempts, message, cause);
    this.mayHaveBeenProcessed = mayHaveBeenProcessed;
  }

  /**
   * Returns whether the service may have processed the request.
   *
   * @return false if no attempt has reached the service, so that the request can safely be repeated
   */
  public boolean mayHaveBeenProcessed() {
    return mayHaveBeenProcessed;
  }
}
