package io.github.contactsv3.resilience.internal;

import io.github.contactsv3.core.Priority;
import org.jspecify.annotations.Nullable;

/**
 * A call that waits in this process for a permit of a quota shared with others. Not thread-safe.
 */
final class LocalTicket {
  final long id;
  final Priority priority;
  final long deadline;
  private final Runnable wake;
  private @Nullable Long notBefore;
  private Exchange.@Nullable Refusal refusal;

  /**
   * @param id another one for each call of the process
   * @param wake called when the call is served or refused
   */
  LocalTicket(long id, Priority priority, long deadline, Runnable wake) {
    this.id = id;
    this.priority = priority;
    this.deadline = deadline;
    this.wake = wake;
  }

  boolean isWaiting() {
    return notBefore == null && refusal == null;
  }

  /** When the request may be sent, or null if it has no permit. */
  @Nullable Long notBefore() {
    return notBefore;
  }

  Exchange.@Nullable Refusal refusal() {
    return refusal;
  }

  void grant(long notBefore) {
    this.notBefore = notBefore;
  }

  void refuse(Exchange.Refusal refusal) {
    this.refusal = refusal;
  }

  void wake() {
    wake.run();
  }

  Exchange.Wish wish() {
    return new Exchange.Wish(id, priority, deadline);
  }
}
