package io.github.contactsv3.errors;

/**
 * The signature of a webhook is missing, malformed, or not that of the body by any known key: the
 * body has been altered, was signed by somebody else, or was parsed and written again before it was
 * verified.
 */
public final class WebhookSignatureException extends WebhookException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message what is wrong with the signature
   */
  public WebhookSignatureException(String message) {
    super(401, message, null);
  }
}
