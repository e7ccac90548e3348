package io.github.contactsv3.webhooks;

import io.github.contactsv3.webhooks.model.ContactPayload;

/** Something happened to a contact. */
public sealed interface ContactEvent extends WebhookEvent {
  /**
   * Returns the contact as the event carries it.
   *
   * @return the body of the event
   */
  ContactPayload contact();

  /**
   * A contact was created.
   *
   * @param info id, type, location and time
   * @param contact the contact as the event carries it
   */
  record Created(EventInfo info, ContactPayload contact) implements ContactEvent {}

  /**
   * A contact was changed.
   *
   * @param info id, type, location and time
   * @param contact the contact as the event carries it
   */
  record Updated(EventInfo info, ContactPayload contact) implements ContactEvent {}

  /**
   * A contact was deleted.
   *
   * @param info id, type, location and time
   * @param contact the contact as the event carries it
   */
  record Deleted(EventInfo info, ContactPayload contact) implements ContactEvent {}

  /**
   * Tags of a contact were added or removed; the contact has all that it has now.
   *
   * @param info id, type, location and time
   * @param contact the contact as the event carries it
   */
  record TagsUpdated(EventInfo info, ContactPayload contact) implements ContactEvent {}

  /**
   * The do-not-disturb settings of a contact were changed.
   *
   * @param info id, type, location and time
   * @param contact the contact as the event carries it
   */
  record DndUpdated(EventInfo info, ContactPayload contact) implements ContactEvent {}
}
