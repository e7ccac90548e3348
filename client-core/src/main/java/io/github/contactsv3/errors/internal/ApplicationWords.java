package io.github.contactsv3.errors.internal;

import java.util.function.UnaryOperator;

/** Keeps the messages of the application's exceptions, without the client's secrets. */
final class ApplicationWords implements CauseCopier.Words {
  private final UnaryOperator<String> mask;

  ApplicationWords(UnaryOperator<String> mask) {
    this.mask = mask;
  }

  @Override
  public String replacement(Throwable thrown, String message) {
    return mask.apply(message);
  }

  /** A stack trace begins with the text, which may say more than the message. */
  @Override
  public boolean mayKeep(Throwable thrown) {
    try {
      String text = String.valueOf(thrown);
      return mask.apply(text).equals(text);
    } catch (RuntimeException e) {
      return true; // Nor can a log print it.
    }
  }
}
