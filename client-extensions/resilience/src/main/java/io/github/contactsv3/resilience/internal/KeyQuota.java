package io.github.contactsv3.resilience.internal;

import io.github.contactsv3.core.QuotaSnapshot;
import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.resilience.internal.Ticket.PermitState;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException.Scope;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The quota of one app at one location: a queue, first come first served, before a {@link
 * SlidingLog} and a {@link DailyBudget}. It neither waits nor reads a clock.
 *
 * <p>A 429 despite the log means that others use the budget too, and so does a response with fewer
 * requests left than the log explains. After a 429, nothing is sent for an interval or as long as
 * the service asks. After either sign, and until two intervals have passed without one, the
 * requests in flight are limited to those that the last response left, or one.
 *
 * <p>Times are nanoseconds that never decrease from call to call. Not thread-safe.
 */
final class KeyQuota {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final long LONGEST_HOLD = Duration.ofMinutes(1).toNanos();

  private final QuotaLimits limits;
  private final SlidingLog log;
  private final DailyBudget daily;
  private final Set<Ticket> queue = new LinkedHashSet<>();
  private int serverLimit;
  private long granted;
  private long latestCompleted = -1;
  private long heldUntil;
  private int lastRemaining;
  private long contendedUntil;
  private @Nullable PermitState trial;
  private long trialUntil;
  private long lastUsed;

  KeyQuota(QuotaLimits limits) {
    this.limits = limits;
    this.log = new SlidingLog(limits.limit(), limits.interval().toNanos());
    this.daily = new DailyBudget(limits.dailyLimit(), limits.maxDaily());
    this.serverLimit = limits.limit();
  }

  /** Adds a caller to the queue. The ticket may already be granted or refused when this returns. */
  Ticket enqueue(long now, long maxWait, Runnable wake) {
    lastUsed = now;
    Ticket ticket = new Ticket(now + Math.max(0, maxWait), wake);
    int ahead = queue.size();
    queue.add(ticket);
    poll(now);
    if (ticket.isWaiting()) {
      long wait = Math.max(heldUntil - now, log.waitFor(ahead, now));
      if (wait > maxWait || maxWait <= 0) {
        refuse(ticket, Scope.INTERVAL, Math.max(wait, waitOfFirst(now)));
      }
    }
    return ticket;
  }

  /** Grants the permits that are free now and refuses tickets that cannot be served. */
  void poll(long now) {
    log.settle(now);
    daily.settle(now);
    @Nullable Ticket first = first();
    while (first != null) {
      if (daily.waitFor(now) > 0 && !isTrialOut(now)) {
        refuseAll(daily.waitFor(now));
        return;
      }
      if (waitOfFirst(now) > 0) {
        first.wake();
        return;
      }
      queue.remove(first);
      first.grant(take(now));
      first = first();
    }
  }

  /** Returns the longest time until this ticket must be polled again. */
  long wakeIn(Ticket ticket, long now) {
    long untilDeadline = ticket.deadline() - now;
    return ticket == first() ? Math.min(untilDeadline, waitOfFirst(now)) : untilDeadline;
  }

  /** Refuses the ticket if its deadline has passed. */
  void expire(Ticket ticket, long now) {
    if (ticket.isWaiting() && now >= ticket.deadline()) {
      refuse(ticket, Scope.INTERVAL, waitOfFirst(now));
      poll(now);
    }
  }

  /** Cancels an abandoned ticket. */
  void cancel(Ticket ticket, long now) {
    queue.remove(ticket);
    if (ticket.permit() != null) {
      unused(ticket.permit(), now);
    } else {
      poll(now);
    }
  }

  void completed(PermitState permit, long now, int status, RateLimits headers) {
    if (!permit.settle()) {
      return;
    }
    occupy(now);
    learn(headers);
    if (permit.number() > latestCompleted) {
      latestCompleted = permit.number();
      daily.updateFromHeaders(headers, granted - 1 - permit.number(), now);
      if (status != TOO_MANY_REQUESTS || headers.retryAfter().isEmpty()) {
        detectContention(permit, headers, now);
      }
    }
    boolean dayIsOver = headers.dailyRemaining().orElse(1) == 0 || daily.exhausted();
    if (status == TOO_MANY_REQUESTS && !dayIsOver) {
      heldUntil = Math.max(heldUntil, now + holdFor(headers));
      contended(0, heldUntil);
    }
    endTrial(permit);
    poll(now);
  }

  /** Records a request that may have been sent but got no response. */
  void lost(PermitState permit, long now) {
    if (permit.settle()) {
      occupy(now);
      endTrial(permit);
      poll(now);
    }
  }

  void unused(PermitState permit, long now) {
    if (permit.settle()) {
      lastUsed = now;
      log.unused();
      daily.unused(permit.number() > latestCompleted);
      endTrial(permit);
      poll(now);
    }
  }

  /** Returns whether only the learned limits are still needed. */
  boolean isIdle(long now) {
    log.settle(now);
    return queue.isEmpty() && log.used() == 0 && now >= heldUntil && trial == null;
  }

  long lastUsed() {
    return lastUsed;
  }

  int capacity() {
    return log.capacity();
  }

  void trim() {
    log.trim();
  }

  QuotaSnapshot snapshot(long now) {
    log.settle(now);
    daily.settle(now);
    boolean open = now >= heldUntil && !isTrialOut(now) && daily.waitFor(now) <= 0;
    int free = Math.min(log.available(), daily.exhausted() ? 1 : Integer.MAX_VALUE);
    if (now < contendedUntil) {
      free = Math.min(free, Math.max(0, maxInFlight() - log.inFlight()));
    }
    return new QuotaSnapshot(
        log.limit(),
        Duration.ofNanos(log.interval()),
        log.used(),
        open ? free : 0,
        queue.size(),
        daily.limit(),
        daily.remaining());
  }

  private PermitState take(long now) {
    boolean onTrial = daily.exhausted();
    log.take();
    daily.take(now);
    PermitState permit = new PermitState(granted++, log.left());
    if (onTrial) {
      trial = permit;
      trialUntil = now + log.span();
    }
    return permit;
  }

  private void occupy(long now) {
    lastUsed = now;
    log.settle(now);
    log.completed(now);
  }

  private void learn(RateLimits headers) {
    if (headers.limit().isPresent()) {
      serverLimit = headers.limit().getAsInt();
      log.limit(Math.min(serverLimit, limits.maxLimit()));
    }
    headers
        .interval()
        .ifPresent(
            interval -> log.interval(Math.max(nanos(interval), limits.minInterval().toNanos())));
  }

  /**
   * Detects that others use the budget too: the service has counted more than this log can explain.
   */
  private void detectContention(PermitState permit, RateLimits headers, long now) {
    if (headers.remaining().isPresent()) {
      lastRemaining = headers.remaining().getAsInt();
      if (serverLimit - lastRemaining > log.usedSince(permit.mark())) {
        log.leaveFree(lastRemaining, now);
        contended(lastRemaining, now);
      }
    }
  }

  private void contended(int remaining, long since) {
    lastRemaining = remaining;
    contendedUntil = Math.max(contendedUntil, since + 2 * log.span());
  }

  private int maxInFlight() {
    return Math.max(1, lastRemaining);
  }

  /** Headers are parsed within bounds, but other callers may report any values. */
  private static long nanos(Duration time) {
    return time.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : time.isNegative() ? 0 : time.toNanos();
  }

  private long holdFor(RateLimits headers) {
    if (headers.retryAfter().isEmpty()) {
      return log.span();
    }
    long asked = nanos(headers.retryAfter().get());
    return Math.max(log.span() / 10, Math.min(asked, Math.max(log.span(), LONGEST_HOLD)));
  }

  private void endTrial(PermitState permit) {
    if (permit == trial) {
      trial = null;
    }
  }

  /** A trial that takes longer than an interval does not keep the others waiting. */
  private boolean isTrialOut(long now) {
    return trial != null && now < trialUntil;
  }

  private long waitOfFirst(long now) {
    long wait = Math.max(heldUntil - now, log.waitFor(0, now));
    if (log.inFlight() >= maxInFlight()) {
      wait = Math.max(wait, contendedUntil - now);
    }
    if (isTrialOut(now)) {
      wait = Math.max(wait, trialUntil - now);
    }
    return Math.max(wait, 0);
  }

  private @Nullable Ticket first() {
    Iterator<Ticket> tickets = queue.iterator();
    return tickets.hasNext() ? tickets.next() : null;
  }

  private void refuse(Ticket ticket, Scope scope, long retryAfter) {
    queue.remove(ticket);
    ticket.refuse(scope, retryAfter);
  }

  private void refuseAll(long retryAfter) {
    Iterator<Ticket> tickets = queue.iterator();
    while (tickets.hasNext()) {
      Ticket ticket = tickets.next();
      tickets.remove();
      ticket.refuse(Scope.DAY, retryAfter);
    }
  }
}
