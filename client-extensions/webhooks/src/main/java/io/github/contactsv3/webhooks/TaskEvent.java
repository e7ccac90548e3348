package io.github.contactsv3.webhooks;

import io.github.contactsv3.webhooks.model.TaskPayload;

/** Something happened to a task of a contact. The service sends no event when a task is changed. */
public sealed interface TaskEvent extends WebhookEvent {
  /**
   * Returns the task as the event carries it.
   *
   * @return the body of the event
   */
  TaskPayload task();

  /**
   * A task was created.
   *
   * @param info id, type, location and time
   * @param task the task as the event carries it
   */
  record Created(EventInfo info, TaskPayload task) implements TaskEvent {}

  /**
   * A task was completed.
   *
   * @param info id, type, location and time
   * @param task the task as the event carries it
   */
  record Completed(EventInfo info, TaskPayload task) implements TaskEvent {}

  /**
   * A task was deleted.
   *
   * @param info id, type, location and time
   * @param task the task as the event carries it
   */
  record Deleted(EventInfo info, TaskPayload task) implements TaskEvent {}
}
