package io.github.contactsv3.errors;

/** The body of a webhook is empty, too large, not the JSON of an event, or of another app. */
public final class InvalidWebhookException extends WebhookException {
  private static final long serialVersionUID = 1L;

  private InvalidWebhookException(int status, String message) {
    super(status, message, null);
  }

  /**
   * Creates an exception.
   *
   * @param message what is wrong, without anything of the body
   */
  public InvalidWebhookException(String message) {
    this(400, message);
  }

  /**
   * Creates the exception of a body that is too large.
   *
   * @param maxBytes the limit in bytes
   * @return the exception
   */
  public static InvalidWebhookException tooLarge(int maxBytes) {
    return new InvalidWebhookException(
        413,
        "the body of the webhook has more than "
            + maxBytes
            + " bytes; the limit can be raised in the builder");
  }
}
