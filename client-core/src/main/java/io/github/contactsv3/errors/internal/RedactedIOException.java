package io.github.contactsv3.errors.internal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Stands for an exception whose message, or that of a cause, can't be shown. Prints the name of the
 * original's class. Holds texts only, so that it can be serialised and read without the classes of
 * a transport.
 */
final class RedactedIOException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String originalClass;

  RedactedIOException(String originalClass, @Nullable String message) {
    super(message);
    this.originalClass = originalClass;
  }

  /** Stack traces print this, and readers look for the class that the transport threw. */
  @Override
  @SuppressWarnings("OverrideThrowableToString")
  public String toString() {
    String message = getMessage();
    return message == null ? originalClass : originalClass + ": " + message;
  }
}
