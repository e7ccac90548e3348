package io.github.contactsv3.errors;

import org.jspecify.annotations.Nullable;

/**
 * The replay guard failed, such as the database behind a shared one: whether the webhook was read
 * before is not known, so it was not read.
 */
public final class ReplayGuardException extends WebhookException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception, as guards do.
   *
   * @param message what happened and what to do
   * @param cause what the store threw, or null
   */
  public ReplayGuardException(String message, @Nullable Throwable cause) {
    super(503, message, cause);
  }
}
