package io.github.contactsv3.resilience.internal;

import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.RateLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The part of one process in a quota that it shares with others: its waiting calls, its permits in
 * use, and what of it the others have not been told. It neither waits nor reads a clock nor knows
 * the store.
 *
 * <p>Times are nanoseconds of the process that never decrease from call to call. Not thread-safe.
 */
final class Seat {
  static final long NEVER = Long.MAX_VALUE;
  private static final int TOO_MANY_REQUESTS = 429;

  private static final long SPARE_LIFE = TimeUnit.MILLISECONDS.toNanos(500);

  /** The end of a request is told within this part of an interval. */
  private static final int REPORTS_PER_INTERVAL = 4;

  private final long member;
  private final long lease;
  private final Map<Long, LocalTicket> waiting = new LinkedHashMap<>();
  private final Map<Long, Priority> inFlight = new LinkedHashMap<>();
  private final List<Report> reports = new ArrayList<>();

  /** In flight, as far as the others know. */
  private final List<Spare> spare = new ArrayList<>();

  /** The tickets of calls that were permitted without the store and are still to be told. */
  private final Set<Long> unshared = new HashSet<>();

  private long numbers;
  private long latest = Exchange.NONE;
  private long latestAt;
  private long span;
  private boolean contended;
  private boolean outage;
  private long due = NEVER;

  /** A permit for a call to come. */
  private record Spare(long id, Priority priority, long from, long until) {}

  /**
   * @param member a random number that stands for the process
   * @param numbers a random number to count exchanges and calls from
   * @param span how long a request counts, as far as known
   * @param lease how long permits last without an exchange
   */
  Seat(long member, long numbers, long span, long lease, long now) {
    this.member = member;
    this.numbers = numbers;
    this.span = span;
    this.lease = lease;
    this.latestAt = now;
  }

  /** Returns when to prepare the next exchange, or {@link #NEVER}. */
  long due() {
    return spare.stream().mapToLong(Spare::until).reduce(due, Math::min);
  }

  /** Puts the next exchange off, because the store has failed. */
  void retryAt(long time) {
    due = isIdle() ? NEVER : time;
  }

  /** The store fails, and processes may go on without it. */
  void noticeOutage() {
    outage = true;
  }

  LocalTicket enqueue(Priority priority, long deadline, long now, Runnable wake) {
    @Nullable Spare free = takeSpare(priority, now, deadline);
    if (free != null) {
      LocalTicket served = new LocalTicket(free.id, priority, deadline, wake);
      served.grant(free.from);
      return served;
    }
    LocalTicket ticket = new LocalTicket(++numbers, priority, deadline, wake);
    // Those that wait longer have an exchange under way or before them, which serves this one, too.
    if (waiting.values().stream().noneMatch(other -> other.priority.compareTo(priority) <= 0)) {
      dueBy(now);
    }
    waiting.put(ticket.id, ticket);
    return ticket;
  }

  private @Nullable Spare takeSpare(Priority priority, long now, long deadline) {
    Iterator<Spare> each = spare.iterator();
    while (each.hasNext()) {
      Spare next = each.next();
      if (next.priority == priority && now < next.until && next.from < deadline) {
        each.remove();
        return next;
      }
    }
    return null;
  }

  /** Whether no call that waits as urgently came before. */
  boolean isNext(LocalTicket ticket) {
    return waiting.values().stream()
        .filter(other -> other.priority.compareTo(ticket.priority) <= 0)
        .min(Comparator.comparing((LocalTicket other) -> other.priority))
        .filter(first -> first == ticket)
        .isPresent();
  }

  /** Permits a waiting call without the store, which learns of it later. */
  void grantUnshared(LocalTicket ticket, long now) {
    waiting.remove(ticket.id);
    inFlight.put(ticket.id, ticket.priority);
    unshared.add(ticket.id);
    ticket.grant(now);
  }

  /** Returns the permits whose requests are under way, by the ids of their tickets. */
  Map<Long, Priority> inUse() {
    Map<Long, Priority> used = new LinkedHashMap<>(inFlight);
    spare.forEach(s -> used.remove(s.id));
    return used;
  }

  /** Gives up on a call, whatever has become of it. */
  void cancel(LocalTicket ticket, long now) {
    waiting.remove(ticket.id);
    end(ticket, Report.Kind.UNUSED, 0, RateLimits.UNKNOWN, now);
  }

  /**
   * Records how a request ended.
   *
   * @return false if that was recorded before
   */
  boolean end(LocalTicket ticket, Report.Kind kind, int status, RateLimits headers, long now) {
    boolean first = inFlight.remove(ticket.id) != null;
    if (first) {
      reports.add(new Report(ticket.id, ticket.priority, kind, now, status, headers));
      if (!unshared.isEmpty()) {
        // Or they would be many after a long outage. What has left every window matters no more.
        reports.removeIf(old -> now - old.at() > span && unshared.remove(old.ticket()));
      }
      boolean urgent = status == TOO_MANY_REQUESTS || (contended && !waiting.isEmpty());
      dueBy(urgent ? now : now + span / REPORTS_PER_INTERVAL);
    }
    return first;
  }

  /** Returns what to tell the store and to ask of it; nothing has changed by that. */
  Exchange prepare(long now) {
    due = NEVER;
    giveBackSpares(now, s -> s.until <= now);
    boolean over = inFlight.isEmpty() && now - latestAt > span;
    return new Exchange(
        member,
        over ? Exchange.NONE : latest,
        ++numbers,
        List.copyOf(reports),
        new LinkedHashMap<>(inFlight),
        waiting.values().stream().map(LocalTicket::wish).toList(),
        spares(now),
        lease,
        outage && now - latestAt > span + Exchange.AHEAD);
  }

  /** Who has several calls under way will soon have as many again. */
  private List<Exchange.Wish> spares(long now) {
    List<Exchange.Wish> wishes = new ArrayList<>();
    for (Priority priority : Priority.values()) {
      long waits = waiting.values().stream().filter(ticket -> ticket.priority == priority).count();
      if (waits == 0) {
        continue;
      }
      long calls = waits + inFlight.values().stream().filter(priority::equals).count();
      long left = spare.stream().filter(s -> s.priority == priority).count();
      for (long i = 2 * left; i < calls - 1; i++) {
        wishes.add(new Exchange.Wish(++numbers, priority, now));
      }
    }
    return wishes;
  }

  /**
   * Takes what an exchange has given.
   *
   * @param readBefore a time at which the store's clock showed the result's, or more
   */
  void commit(Exchange exchange, Exchange.Result result, long readBefore, long now) {
    long offset = readBefore - result.now();
    latest = exchange.number();
    latestAt = now;
    span = result.span();
    contended = result.contended();
    outage = false;
    reports.removeAll(exchange.reports());
    exchange.waiting().forEach(wish -> settle(wish, result, offset, now));
    unshared.clear();
    for (Exchange.Wish wish : exchange.spare()) {
      @Nullable Long from = result.granted().get(wish.id());
      if (from != null) {
        inFlight.put(wish.id(), wish.priority());
        long until = Math.max(now, from + offset) + SPARE_LIFE;
        spare.add(new Spare(wish.id(), wish.priority(), from + offset, until));
      }
    }
    boolean queued =
        exchange.waiting().stream()
            .anyMatch(
                w ->
                    !result.granted().containsKey(w.id()) && !result.refused().containsKey(w.id()));
    if (queued) {
      dueBy(Math.max(now, result.due() + offset));
    } else if (!waiting.isEmpty()) {
      dueBy(now);
    }
    if (!reports.isEmpty()) {
      dueBy(now + span / REPORTS_PER_INTERVAL);
    }
  }

  private void settle(Exchange.Wish wish, Exchange.Result result, long offset, long now) {
    @Nullable Long notBefore = result.granted().get(wish.id());
    Exchange.@Nullable Refusal refusal = result.refused().get(wish.id());
    if ((notBefore == null && refusal == null) || unshared.contains(wish.id())) {
      // One that was permitted meanwhile has told or will tell how it ended.
      return;
    }
    @Nullable LocalTicket ticket = waiting.remove(wish.id());
    if (notBefore != null) {
      inFlight.put(wish.id(), wish.priority());
    }
    if (ticket == null) {
      // Its call has given up meanwhile.
      if (notBefore != null) {
        unused(wish.id(), wish.priority(), now);
      }
    } else if (notBefore != null) {
      ticket.grant(notBefore + offset);
      ticket.wake();
    } else if (refusal != null) {
      ticket.refuse(refusal);
      ticket.wake();
    }
  }

  private void unused(long id, Priority priority, long now) {
    inFlight.remove(id);
    reports.add(new Report(id, priority, Report.Kind.UNUSED, now, 0, RateLimits.UNKNOWN));
  }

  /** Returns whether the store knows everything, and none of it still counts. */
  boolean isOver(long now) {
    return isIdle() && now - latestAt > 2 * span;
  }

  private boolean isIdle() {
    return waiting.isEmpty() && inFlight.isEmpty() && reports.isEmpty();
  }

  boolean hasReports() {
    return !reports.isEmpty();
  }

  boolean hasSpares() {
    return !spare.isEmpty();
  }

  /** Gives back the permits for calls to come. */
  void giveBackSpares(long now) {
    giveBackSpares(now, s -> true);
  }

  private void giveBackSpares(long now, Predicate<Spare> which) {
    spare.stream().filter(which).forEach(s -> unused(s.id, s.priority, now));
    spare.removeIf(which);
  }

  List<LocalTicket> waiting() {
    return List.copyOf(waiting.values());
  }

  long span() {
    return span;
  }

  private void dueBy(long time) {
    due = Math.min(due, time);
  }
}
