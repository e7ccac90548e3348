package io.github.contactsv3.core.internal;

import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.errors.DecodingException;

/** Thrown by the decoder for an unreadable body; its caller adds the operation and the attempts. */
public final class UnreadableBodyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String path;
  private final String problem;

  /**
   * Creates an exception.
   *
   * @param status the HTTP status
   * @param path where in the body
   * @param problem what is wrong there, without the value
   */
  public UnreadableBodyException(int status, String path, String problem) {
    super(problem);
    this.status = status;
    this.path = path;
    this.problem = problem;
  }

  /**
   * Returns the error for the caller of the operation.
   *
   * @param operation the operation
   * @param attempts how often the request was sent
   * @return a new exception, which does not have this one as its cause
   */
  public DecodingException toDecodingException(OperationInfo operation, int attempts) {
    return new DecodingException(operation, attempts, status, path, problem);
  }
}
