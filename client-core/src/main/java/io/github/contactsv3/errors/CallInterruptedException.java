package io.github.contactsv3.errors;

import io.github.contactsv3.core.OperationInfo;

/**
 * The calling thread was interrupted: while it waited for the quota, a token, a response, the next
 * attempt or the next page. The thread's interrupt flag is set again. If {@link #attempts()} is
 * more than 0, whether the service has processed the request is not known.
 */
public final class CallInterruptedException extends ContactsApiException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception. Sets no flag: the caller does.
   *
   * @param operation the operation that was interrupted
   * @param attempts how often the request was sent
   * @param waitingFor what the thread was waiting for, such as {@code the quota}
   */
  public CallInterruptedException(OperationInfo operation, int attempts, String waitingFor) {
    super(operation, attempts, "interrupted while waiting for " + waitingFor, null);
  }
}
