package io.github.contactsv3.resilience.internal;

import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.QuotaSnapshot;
import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.resilience.internal.Ticket.PermitState;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException.Scope;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The quota of one app at one location in one process: a queue for each priority, first come first
 * served, before a {@link QuotaState}. It neither waits nor reads a clock.
 *
 * <p>Times are nanoseconds that never decrease from call to call. Not thread-safe.
 */
final class KeyQuota {
  private final QuotaState state;
  private final Set<Ticket> interactive = new LinkedHashSet<>();
  private final Set<Ticket> batch = new LinkedHashSet<>();
  private long lastUsed;

  KeyQuota(QuotaLimits limits) {
    this.state = new QuotaState(limits);
  }

  /** Adds a caller to the queue. The ticket may already be granted or refused when this returns. */
  Ticket enqueue(Priority priority, long now, long maxWait, Runnable wake) {
    lastUsed = now;
    Ticket ticket = new Ticket(priority, now + Math.max(0, maxWait), wake);
    int batchAhead = priority == Priority.BATCH ? batch.size() : 0;
    int ahead = interactive.size() + batchAhead;
    queue(priority).add(ticket);
    poll(now);
    if (ticket.isWaiting() && state.waitForDay(priority, now) > 0) {
      refuse(ticket, Scope.DAY, state.waitForDay(priority, now));
    } else if (ticket.isWaiting()) {
      long wait = state.leastWait(priority, ahead, batchAhead, now);
      if (wait > maxWait || maxWait <= 0) {
        refuse(ticket, Scope.INTERVAL, Math.max(wait, waitOfFirst(priority, now)));
      }
    }
    return ticket;
  }

  /** Grants the permits that are free now and refuses tickets that cannot be served. */
  void poll(long now) {
    state.settle(now);
    @Nullable Ticket first = firstOfDay(now);
    while (first != null) {
      if (waitOfFirst(first.priority(), now) > 0) {
        first.wake();
        return;
      }
      queue(first.priority()).remove(first);
      first.grant(state.take(first.priority(), 0, 0, now));
      first = firstOfDay(now);
    }
  }

  /** Returns the longest time until this ticket must be polled again. */
  long wakeIn(Ticket ticket, long now) {
    long untilDeadline = ticket.deadline() - now;
    return ticket == first()
        ? Math.min(untilDeadline, waitOfFirst(ticket.priority(), now))
        : untilDeadline;
  }

  /** Refuses the ticket if its deadline has passed. */
  void expire(Ticket ticket, long now) {
    if (ticket.isWaiting() && now >= ticket.deadline()) {
      refuse(ticket, Scope.INTERVAL, waitOfFirst(ticket.priority(), now));
      poll(now);
    }
  }

  /** Cancels an abandoned ticket. */
  void cancel(Ticket ticket, long now) {
    queue(ticket.priority()).remove(ticket);
    if (ticket.permit() != null) {
      unused(ticket.permit(), now);
    } else {
      poll(now);
    }
  }

  void completed(PermitState permit, long now, int status, RateLimits headers) {
    if (permit.settle()) {
      lastUsed = now;
      state.completed(permit, now, now, status, headers);
      poll(now);
    }
  }

  /** Records a request that may have been sent but got no response. */
  void lost(PermitState permit, long now) {
    if (permit.settle()) {
      lastUsed = now;
      state.lost(permit, now, now);
      poll(now);
    }
  }

  void unused(PermitState permit, long now) {
    if (permit.settle()) {
      lastUsed = now;
      state.unused(permit);
      poll(now);
    }
  }

  /** Returns whether only the learned limits are still needed. */
  boolean isIdle(long now) {
    return interactive.isEmpty() && batch.isEmpty() && state.isIdle(now);
  }

  long lastUsed() {
    return lastUsed;
  }

  int capacity() {
    return state.capacity();
  }

  void trim() {
    state.trim();
  }

  QuotaSnapshot snapshot(long now) {
    return state.snapshot(interactive.size() + batch.size(), now);
  }

  private Set<Ticket> queue(Priority priority) {
    return priority == Priority.BATCH ? batch : interactive;
  }

  private long waitOfFirst(Priority priority, long now) {
    return state.waitFor(priority, 0, 0, now);
  }

  private @Nullable Ticket first() {
    @Nullable Ticket first = first(interactive);
    return first == null ? first(batch) : first;
  }

  private static @Nullable Ticket first(Set<Ticket> queue) {
    Iterator<Ticket> tickets = queue.iterator();
    return tickets.hasNext() ? tickets.next() : null;
  }

  /** Returns the first ticket that the day permits; the others are refused. */
  private @Nullable Ticket firstOfDay(long now) {
    @Nullable Ticket first = first();
    while (first != null && state.waitForDay(first.priority(), now) > 0) {
      refuse(first, Scope.DAY, state.waitForDay(first.priority(), now));
      first = first();
    }
    return first;
  }

  private void refuse(Ticket ticket, Scope scope, long retryAfter) {
    queue(ticket.priority()).remove(ticket);
    ticket.refuse(scope, retryAfter);
  }
}
