package io.github.contactsv3.errors;

import io.github.contactsv3.core.OperationInfo;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * No complete response arrived: no connection, a timeout, a broken connection, a response that is
 * not HTTP or too large. Unless {@link #attempts()} is 0, whether the service has processed the
 * request is not known. The message names host, port and cause.
 */
public final class TransportException extends ContactsApiException {
  private static final long serialVersionUID = 2L;

  /**
   * Creates an exception.
   *
   * @param operation the operation that failed
   * @param attempts how often the request was sent
   * @param message what happened, with host and port, in words that hold nothing of the response
   * @param cause what the transport threw, without words of the response; or null
   */
  public TransportException(
      OperationInfo operation, int attempts, String message, @Nullable IOException cause) {
    super(operation, attempts, message, cause);
  }
}
