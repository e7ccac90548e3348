package io.github.contactsv3.core;

import io.github.contactsv3.runtime.OperationInfo;
import java.io.IOException;

/**
 * The request got no answer, or not a whole one: no connection, a time-out, a broken connection, an
 * interrupt. Whether the service has processed the request is not known. The cause tells what
 * happened; after an interrupt the thread's flag is set.
 */
public final class TransportException extends ContactsApiException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param operation the operation that failed
   * @param attempts how often the request was sent
   * @param cause what happened
   */
  public TransportException(OperationInfo operation, int attempts, IOException cause) {
    super(operation, attempts, "no answer (" + cause.getClass().getSimpleName() + ")", cause);
  }
}
