package io.github.contactsv3.compatibility;

/** Something that a change can't be judged with; the message is one line that names it. */
public final class ChangeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ChangeException(String message) {
    super(message);
  }
}
