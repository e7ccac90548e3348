package io.github.contactsv3.errors;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A webhook was read before. Respond with success: delivery is at least once, and a retry of the
 * service ends only then.
 */
public final class RepeatedWebhookException extends WebhookException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String eventId;

  /**
   * Creates an exception.
   *
   * @param eventId the id of the event
   */
  public RepeatedWebhookException(String eventId) {
    super(200, "the event " + eventId + " was read before", null);
    this.eventId = eventId;
  }

  /**
   * Returns the id of the event.
   *
   * @return the id, the same in every delivery of it
   */
  public String eventId() {
    return Objects.requireNonNullElse(eventId, "");
  }
}
