package io.github.contactsv3.webhooks;

/**
 * An event that HighLevel has sent. Immutable and thread-safe; texts of events hold no personal
 * data but ids.
 *
 * <p>The bodies are models: unknown properties are kept, and the getter of a property that is
 * unreadable, or is required and missing, throws a {@link
 * io.github.contactsv3.errors.DecodingException}. Events may arrive in another order than they
 * happened, and more than once.
 */
public sealed interface WebhookEvent
    permits ContactEvent, InstallationEvent, NoteEvent, TaskEvent, UnknownEvent {
  /**
   * Returns id, type, location and time.
   *
   * @return what every event says of itself
   */
  EventInfo info();
}
