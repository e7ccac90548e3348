package io.github.contactsv3.errors;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A webhook with a good signature is older or newer than the tolerance allows, or says nothing of
 * its time. It may be a recording that somebody sends again, or a retry of the service, which may
 * carry the time of the first delivery. {@code Webhooks.readOfAnyAge} accepts it if the replay
 * guard does not know it.
 */
public final class StaleWebhookException extends WebhookException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String eventId;
  private final @Nullable Instant timestamp;

  /**
   * Creates an exception.
   *
   * @param eventId the id of the event
   * @param timestamp the time that the event states, or null if it states none
   * @param message what is wrong
   */
  public StaleWebhookException(String eventId, @Nullable Instant timestamp, String message) {
    super(400, message, null);
    this.eventId = eventId;
    this.timestamp = timestamp;
  }

  /**
   * Returns the id of the event.
   *
   * @return the id, the same in every delivery of it
   */
  public String eventId() {
    return Objects.requireNonNullElse(eventId, "");
  }

  /**
   * Returns the time that the event states.
   *
   * @return the time; empty if it states none that can be read
   */
  public Optional<Instant> timestamp() {
    return Optional.ofNullable(timestamp);
  }
}
