package io.github.contactsv3.sandbox.internal.data;

import java.io.IOException;

/** Text that cannot be read. The message says what is wrong, {@link #line} where. */
public final class BadTextException extends IOException {

  private static final long serialVersionUID = 1L;

  private final long line;

  BadTextException(long line, String message) {
    super(message);
    this.line = line;
  }

  /**
   * Line of the problem.
   *
   * @return the line, counted from 1
   */
  public long line() {
    return line;
  }
}
