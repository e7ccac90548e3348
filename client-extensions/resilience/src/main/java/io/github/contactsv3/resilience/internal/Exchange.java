package io.github.contactsv3.resilience.internal;

import io.github.contactsv3.core.Priority;
import io.github.contactsv3.resilience.internal.Ticket.PermitState;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException.Scope;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One visit of a process to the state that it shares with others: it says what became of its
 * permits and which of its calls wait, and takes the permits that are theirs. So that one visit
 * serves several calls, permits are granted some time ahead, and as long as there are plenty, some
 * for calls to come. The places in the queue of other processes stay theirs.
 *
 * <p>Holds all that the process knows and nothing that changes meanwhile, so that it can be applied
 * again if another process was faster, or if the state was lost.
 *
 * @param member the process
 * @param previous the number of its previous exchange, or {@link #NONE} if all that it said then is
 *     over
 * @param number the number of this one
 * @param reports what ended since the previous one
 * @param inFlight the permits in use, by the ids of their tickets
 * @param waiting the waiting calls, in order of arrival
 * @param spare calls that do not wait yet, but soon might
 * @param lease how long its permits last without another exchange
 * @param afterOutage whether the store has failed for so long that others may have gone on without
 *     it, which this one may be told of later
 */
record Exchange(
    long member,
    long previous,
    long number,
    List<Report> reports,
    Map<Long, Priority> inFlight,
    List<Wish> waiting,
    List<Wish> spare,
    long lease,
    boolean afterOutage) {
  static final long NONE = -1;

  /** How far ahead permits are granted: as far as it takes to serve several calls by one visit. */
  static final long AHEAD = TimeUnit.SECONDS.toNanos(1);

  /** Shorter, since an interactive call may come in between. */
  private static final long AHEAD_FOR_BATCH = TimeUnit.MILLISECONDS.toNanos(150);

  /** The longest time between two visits while calls wait. */
  private static final long LONGEST_ABSENCE = TimeUnit.SECONDS.toNanos(5);

  private static final long ABSENCE_IF_CONTENDED = TimeUnit.MILLISECONDS.toNanos(250);

  /** How much earlier than needed to come. */
  private static final long LEAD = TimeUnit.MILLISECONDS.toNanos(20);

  /**
   * A waiting call.
   *
   * @param id what the process calls it
   * @param priority how urgent it is
   * @param deadline when it no longer waits, in the process's own time
   */
  record Wish(long id, Priority priority, long deadline) {}

  /**
   * Why a call is not served.
   *
   * @param scope the limit
   * @param retryAfter the nanoseconds until it might be
   */
  record Refusal(Scope scope, long retryAfter) {}

  /**
   * What an exchange has given.
   *
   * @param now when, by the store's time
   * @param granted from when on each call may be sent, by the store's time
   * @param refused why calls are not served
   * @param due when the next exchange is due, by the store's time
   * @param contended whether each response may let another request go
   * @param span how long what is said now counts, in nanoseconds
   */
  record Result(
      long now,
      Map<Long, Long> granted,
      Map<Long, Refusal> refused,
      long due,
      boolean contended,
      long span) {}

  /**
   * Applies this exchange.
   *
   * @param state the state, which is changed
   * @param read the store's time, when the state was read
   * @param asked the process's own time just before
   */
  Result apply(SharedState state, long read, long asked) {
    long now = state.advance(read);
    boolean known = state.find(member) != null;
    Member self = state.member(member);
    if (afterOutage || (previous != NONE && (!known || self.exchange != previous))) {
      // What others did without the store, they tell within an interval. Or what this process
      // has done last is missing, and so may be what others did.
      state.quota.hold(now + state.quota.span());
    }
    self.exchange = number;
    self.seenAt = now;
    settle(state.quota, self, now, read - asked);
    renew(state.quota, self, now);
    enqueue(state, self, now, read - asked);
    Result result = serve(state, self, now);
    self.dueAt = result.due;
    return result;
  }

  private void settle(QuotaState quota, Member self, long now, long offset) {
    for (Report report : reports) {
      SharedPermit shared = self.permits.remove(report.ticket());
      // The latest time at which it can have ended.
      long at = report.at() + offset;
      if (shared == null) {
        if (report.kind() != Report.Kind.UNUSED && at + quota.span() > now) {
          quota.occupy(report.priority(), at);
        }
      } else {
        switch (report.kind()) {
          case COMPLETED ->
              quota.completed(shared.permit(), at, now, report.status(), report.headers());
          case LOST -> quota.lost(shared.permit(), at, now);
          case UNUSED -> quota.unused(shared.permit());
          default -> throw new AssertionError(report.kind());
        }
      }
    }
  }

  private void renew(QuotaState quota, Member self, long now) {
    inFlight.forEach(
        (id, priority) ->
            self.permits.compute(
                id,
                (unused, shared) ->
                    shared == null
                        ? new SharedPermit(quota.adopt(priority), now + lease)
                        : shared.renewed(now + lease)));
  }

  private void enqueue(SharedState state, Member self, long now, long offset) {
    Set<Long> wanted = new HashSet<>();
    waiting.forEach(wish -> wanted.add(wish.id()));
    self.tickets.removeIf(ticket -> !wanted.contains(ticket.id()));
    self.tickets.forEach(ticket -> wanted.remove(ticket.id()));
    for (Wish wish : waiting) {
      if (wanted.contains(wish.id())) {
        long deadline = Math.max(now, wish.deadline() + offset);
        self.tickets.add(
            new SharedTicket(state.nextTicket(), wish.id(), wish.priority(), deadline));
      }
    }
  }

  private Result serve(SharedState state, Member self, long now) {
    QuotaState quota = state.quota;
    Map<Long, Long> granted = new LinkedHashMap<>();
    Map<Long, Refusal> refused = new LinkedHashMap<>();
    long due = Long.MAX_VALUE;
    int ahead = 0;
    int batchAhead = 0;
    for (SharedTicket ticket : state.queue(self)) {
      if (self.tickets.contains(ticket)) {
        long wait = quota.waitFor(ticket.priority(), ahead, batchAhead, now);
        long least = quota.leastWait(ticket.priority(), ahead, batchAhead, now);
        long day = quota.waitForDay(ticket.priority(), now);
        if (day > 0) {
          refused.put(ticket.id(), new Refusal(Scope.DAY, day));
        } else if (least > ticket.deadline() - now) {
          refused.put(ticket.id(), new Refusal(Scope.INTERVAL, wait));
        } else if (quota.isKnown(ticket.priority(), ahead, batchAhead)
            && wait <= Math.min(horizon(ticket.priority(), quota), ticket.deadline() - now)) {
          PermitState permit = quota.take(ticket.priority(), ahead, batchAhead, now);
          self.permits.put(ticket.id(), new SharedPermit(permit, now + wait + lease));
          granted.put(ticket.id(), now + wait);
        } else {
          due = Math.min(due, Math.max(now + LEAD, now + wait - LEAD));
        }
      }
      if (!granted.containsKey(ticket.id()) && !refused.containsKey(ticket.id())) {
        ahead++;
        batchAhead += ticket.priority() == Priority.BATCH ? 1 : 0;
      }
    }
    for (Wish wish : spare) {
      if (quota.isPlentiful(wish.priority(), ahead, batchAhead, now)) {
        long wait = quota.waitFor(wish.priority(), ahead, batchAhead, now);
        PermitState permit = quota.take(wish.priority(), ahead, batchAhead, now);
        self.permits.put(wish.id(), new SharedPermit(permit, now + wait + lease));
        granted.put(wish.id(), now + wait);
      }
    }
    self.tickets.removeIf(t -> granted.containsKey(t.id()) || refused.containsKey(t.id()));
    boolean contended = quota.isContended(now);
    long absence = contended ? ABSENCE_IF_CONTENDED : LONGEST_ABSENCE;
    due = self.tickets.isEmpty() ? now : Math.min(due, now + absence);
    return new Result(now, granted, refused, due, contended, quota.span());
  }

  private static long horizon(Priority priority, QuotaState quota) {
    return priority == Priority.BATCH
        ? Math.min(AHEAD_FOR_BATCH, quota.span() / 60)
        : Math.min(AHEAD, quota.span() / 10);
  }
}
