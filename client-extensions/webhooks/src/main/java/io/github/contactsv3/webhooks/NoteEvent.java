package io.github.contactsv3.webhooks;

import io.github.contactsv3.webhooks.model.NotePayload;

/** Something happened to a note of a contact. */
public sealed interface NoteEvent extends WebhookEvent {
  /**
   * Returns the note as the event carries it.
   *
   * @return the body of the event
   */
  NotePayload note();

  /**
   * A note was written.
   *
   * @param info id, type, location and time
   * @param note the note as the event carries it
   */
  record Created(EventInfo info, NotePayload note) implements NoteEvent {}

  /**
   * A note was changed.
   *
   * @param info id, type, location and time
   * @param note the note as the event carries it
   */
  record Updated(EventInfo info, NotePayload note) implements NoteEvent {}

  /**
   * A note was deleted.
   *
   * @param info id, type, location and time
   * @param note the note as the event carries it
   */
  record Deleted(EventInfo info, NotePayload note) implements NoteEvent {}
}
