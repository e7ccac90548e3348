package io.github.contactsv3.spec;

/** A document that cannot be used. The message is one line that names the file and the place. */
final class InvalidSpecException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidSpecException(String message) {
    // Without a stack trace: the message says all there is to say, and a build log shows only that.
    super(message, null, false, false);
  }
}
