package io.github.contactsv3.codegen;

/**
 * A document that cannot be used. The message has one line for each problem, which names file and
 * place.
 */
public final class InvalidSpecException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message a line for each problem
   */
  public InvalidSpecException(String message) {
    // Without a stack trace: the message says all there is to say, and a build log shows only that.
    super(message, null, false, false);
  }
}
