package io.github.contactsv3.resilience.internal;

import io.github.contactsv3.core.Priority;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException.Scope;
import org.jspecify.annotations.Nullable;

/** A caller's position in the queue for a permit. Not thread-safe. */
final class Ticket {
  private final Priority priority;
  private final long deadline;
  private final Runnable wake;
  private @Nullable PermitState permit;
  private @Nullable Scope refusedBy;
  private long retryAfter;

  /**
   * @param wake called when the ticket is granted or refused, or when the time to wait has changed
   */
  Ticket(Priority priority, long deadline, Runnable wake) {
    this.priority = priority;
    this.deadline = deadline;
    this.wake = wake;
  }

  Priority priority() {
    return priority;
  }

  long deadline() {
    return deadline;
  }

  void wake() {
    wake.run();
  }

  boolean isWaiting() {
    return permit == null && refusedBy == null;
  }

  @Nullable PermitState permit() {
    return permit;
  }

  void grant(PermitState permit) {
    this.permit = permit;
    wake();
  }

  @Nullable Scope refusedBy() {
    return refusedBy;
  }

  /** After a refusal: lower bound on the nanoseconds until a request may be sent. */
  long retryAfter() {
    return retryAfter;
  }

  void refuse(Scope scope, long retryAfter) {
    this.refusedBy = scope;
    this.retryAfter = retryAfter;
    wake();
  }

  /** The state of a permit in its quota. */
  static final class PermitState {
    private final long number;
    private final long mark;
    private final Priority priority;
    private boolean settled;

    /**
     * @param number the number of permits granted before it
     * @param mark the value of {@link SlidingLog#left()} when it was granted
     */
    PermitState(long number, long mark, Priority priority) {
      this.number = number;
      this.mark = mark;
      this.priority = priority;
    }

    Priority priority() {
      return priority;
    }

    long number() {
      return number;
    }

    long mark() {
      return mark;
    }

    /** Returns true on the first call only. */
    boolean settle() {
      boolean first = !settled;
      settled = true;
      return first;
    }
  }
}
