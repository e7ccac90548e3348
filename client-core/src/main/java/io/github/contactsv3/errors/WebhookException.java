package io.github.contactsv3.errors;

import io.github.contactsv3.core.OperationInfo;
import org.jspecify.annotations.Nullable;

/**
 * A webhook was not accepted. Outside of any call: {@link #operation()} is {@link
 * OperationInfo#NONE} and {@link #attempts()} is 0. The message holds nothing of the body but the
 * ids of the event.
 */
public abstract sealed class WebhookException extends ContactsApiException
    permits InvalidWebhookException,
        RepeatedWebhookException,
        ReplayGuardException,
        StaleWebhookException,
        WebhookSignatureException {
  private static final long serialVersionUID = 1L;

  private final int responseStatus;

  WebhookException(int responseStatus, String message, @Nullable Throwable cause) {
    super(OperationInfo.NONE, 0, message, cause);
    this.responseStatus = responseStatus;
  }

  /**
   * Returns the HTTP status to respond with.
   *
   * @return 200 for a repeated webhook, since it was handled; 401 for a signature, 413 for a body
   *     that is too large, 503 if the replay guard failed, 400 otherwise
   */
  public final int responseStatus() {
    return responseStatus;
  }
}
