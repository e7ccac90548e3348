package io.github.contactsv3.resilience.internal;

import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.resilience.internal.Ticket.PermitState;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The equal part of a shared quota that one process may use while the store fails. It opens once
 * all that the store has permitted has left every window: an interval after the failure was
 * noticed, and as long as permits are granted ahead. The process's own requests are counted from
 * the failure on. When the store works again, the first exchange of each process that has noticed
 * holds all of them for an interval: until then, what each has sent is not known to all.
 *
 * <p>Times are nanoseconds of the process that never decrease from call to call. Not thread-safe.
 */
final class StaticShare {
  private final QuotaLimits limits;
  private final Map<Long, PermitState> permits = new HashMap<>();

  /** Null while the store works. */
  private @Nullable QuotaState state;

  private long opensAt;

  /**
   * @param limits those of the part
   */
  StaticShare(QuotaLimits limits) {
    this.limits = limits;
  }

  void storeWorks() {
    state = null;
    permits.clear();
  }

  /**
   * Begins to count, unless that has begun.
   *
   * @param inFlight the permits of the store that are in use, by the ids of their tickets
   * @param span how long a request counts, as far as the store has told
   */
  void storeFails(Map<Long, Priority> inFlight, long span, long now) {
    if (state == null) {
      QuotaState begun = new QuotaState(limits);
      inFlight.forEach((id, priority) -> permits.put(id, begun.adopt(priority)));
      opensAt = now + Math.max(span, begun.span()) + Exchange.AHEAD;
      state = begun;
    }
  }

  /** Takes a permit, if one is free. */
  boolean take(long ticket, Priority priority, long now) {
    QuotaState open = state;
    if (open == null || now < opensAt) {
      return false;
    }
    open.settle(now);
    if (open.waitForDay(priority, now) > 0 || open.waitFor(priority, 0, 0, now) > 0) {
      return false;
    }
    permits.put(ticket, open.take(priority, 0, 0, now));
    return true;
  }

  /** Records how a request ended that the store or this share has permitted. */
  void end(
      long ticket, Priority priority, Report.Kind kind, int status, RateLimits headers, long now) {
    QuotaState begun = state;
    if (begun == null) {
      return;
    }
    PermitState permit = permits.remove(ticket);
    if (permit == null) {
      if (kind != Report.Kind.UNUSED) {
        begun.occupy(priority, now);
      }
      return;
    }
    switch (kind) {
      case COMPLETED -> begun.completed(permit, now, now, status, headers);
      case LOST -> begun.lost(permit, now, now);
      case UNUSED -> begun.unused(permit);
      default -> throw new AssertionError(kind);
    }
  }
}
