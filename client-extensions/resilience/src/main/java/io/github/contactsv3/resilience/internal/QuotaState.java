package io.github.contactsv3.resilience.internal;

import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.QuotaSnapshot;
import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.resilience.internal.Ticket.PermitState;
import java.time.Duration;

/**
 * What is known of the quota of one app at one location: a {@link SlidingLog} of all requests, one
 * of those of batch calls, a {@link DailyBudget} and what responses have told.
 *
 * <p>A 429 despite the log means that others use the budget too, and so does a response with fewer
 * requests left than the log explains. After a 429, nothing is sent for an interval or as long as
 * the service asks. After either sign, and until two intervals have passed without one, the
 * requests in flight are limited to those that the last response left, or one.
 *
 * <p>Times are nanoseconds that never decrease from call to call, but for those of completions. Not
 * thread-safe.
 */
final class QuotaState {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final long LONGEST_HOLD = Duration.ofMinutes(1).toNanos();
  private static final long NO_TRIAL = -1;

  /** Share of the limit, as a divisor, from which free permits count as plenty. */
  private static final int PLENTY = 10;

  private static final long SOON = Duration.ofMillis(500).toNanos();

  private final QuotaLimits limits;
  private SlidingLog log;
  private SlidingLog batch;
  private final DailyBudget daily;
  private int serverLimit;
  private long granted;
  private long latestCompleted = -1;
  private long heldUntil;
  private int lastRemaining;
  private long contendedUntil;
  private long trial = NO_TRIAL;
  private long trialUntil;

  QuotaState(QuotaLimits limits) {
    long interval = limits.interval().toNanos();
    this.limits = limits;
    this.log = new SlidingLog(limits.limit(), interval);
    this.batch = new SlidingLog(limits.forBatch(limits.limit()), interval);
    this.daily = new DailyBudget(limits.dailyLimit(), limits.maxDaily(), limits.interactiveShare());
    this.serverLimit = limits.limit();
  }

  /** Reads a state with nothing in flight; {@link #add} and {@link #adopt} add that. */
  static QuotaState read(QuotaLimits limits, TextReader text) {
    QuotaState state = new QuotaState(limits);
    state.log = SlidingLog.read(text);
    state.batch = SlidingLog.read(text);
    state.daily.read(text);
    state.serverLimit = text.next(Integer.MAX_VALUE);
    state.granted = text.next();
    state.latestCompleted = text.next() - 1;
    state.heldUntil = text.next();
    state.lastRemaining = text.next(Integer.MAX_VALUE);
    state.contendedUntil = text.next();
    state.trial = text.next() - 1;
    state.trialUntil = text.next();
    // Processes may have been given different limits: each keeps its own.
    state.limit(state.log.limit());
    state.learnInterval(Duration.ofNanos(state.log.interval()));
    return state;
  }

  /** Writes all but what is in flight. */
  void write(TextWriter text) {
    log.write(text);
    batch.write(text);
    daily.write(text);
    text.add(serverLimit).add(granted).add(latestCompleted + 1).add(heldUntil);
    text.add(lastRemaining).add(contendedUntil).add(trial + 1).add(trialUntil);
  }

  /** Adds a permit that was in flight when the state was written. */
  void add(PermitState permit) {
    log.take();
    if (permit.priority() == Priority.BATCH) {
      batch.take();
    }
  }

  /** Adds a permit that the state does not know of, although its request may be under way. */
  PermitState adopt(Priority priority) {
    PermitState permit = new PermitState(granted++, log.left(), priority);
    add(permit);
    return permit;
  }

  /** Uses a permit for a request that ended then, and that the state does not know of. */
  void occupy(Priority priority, long at) {
    log.occupy(at);
    if (priority == Priority.BATCH) {
      batch.occupy(at);
    }
  }

  /** Frees a permit whose holder must be gone. */
  void expired(PermitState permit) {
    log.unused();
    if (permit.priority() == Priority.BATCH) {
      batch.unused();
    }
    endTrial(permit);
  }

  /**
   * Forgets all that has a time later than now, because it was told by another clock, and holds all
   * requests for an interval.
   */
  void restart(long now) {
    log.clear();
    batch.clear();
    daily.restart(now);
    heldUntil = now + log.span();
    contendedUntil = now;
    trial = NO_TRIAL;
  }

  /** Returns whether permits are free so soon that some may be taken for calls to come. */
  boolean isPlentiful(Priority priority, int ahead, int batchAhead, long now) {
    int more = log.limit() / PLENTY;
    return isKnown(priority, ahead + more, batchAhead + more)
        && waitFor(priority, ahead + more, batchAhead + more, now) <= Math.min(SOON, span() / 20)
        && waitForDay(priority, now) == 0;
  }

  /** Returns whether {@link #waitFor} is exact, unless the service tells more. */
  boolean isKnown(Priority priority, int ahead, int batchAhead) {
    return log.isKnown(ahead) && (priority == Priority.INTERACTIVE || batch.isKnown(batchAhead));
  }

  /** Returns whether the requests in flight are limited because others use the budget. */
  boolean isContended(long now) {
    return now < contendedUntil;
  }

  /** Drops what is over. Call it before the queries below. */
  void settle(long now) {
    log.settle(now);
    batch.settle(now);
    daily.settle(now);
  }

  /** How long a completed permit stays in use. */
  long span() {
    return log.span();
  }

  /**
   * Returns the wait until the day permits a request, zero if it does or if a trial request is
   * about to show it.
   */
  long waitForDay(Priority priority, long now) {
    return isTrialOut(priority, now) ? 0 : daily.waitFor(priority, now);
  }

  /**
   * Returns a lower bound on the wait for a caller, whatever the requests now in flight show.
   *
   * @param ahead the callers that are served before
   * @param batchAhead those of them that are batch calls
   */
  long leastWait(Priority priority, int ahead, int batchAhead, long now) {
    long wait = Math.max(heldUntil - now, log.waitFor(ahead, now));
    return priority == Priority.BATCH ? Math.max(wait, batch.waitFor(batchAhead, now)) : wait;
  }

  /** Returns the wait for a caller as it looks now; see {@link #leastWait}. */
  long waitFor(Priority priority, int ahead, int batchAhead, long now) {
    long wait = leastWait(priority, ahead, batchAhead, now);
    if (log.inFlight() + ahead >= maxInFlight()) {
      wait = Math.max(wait, contendedUntil - now);
    }
    if (isTrialOut(priority, now)) {
      wait = Math.max(wait, trialUntil - now);
    }
    return Math.max(wait, 0);
  }

  /** Takes the permit that {@link #waitFor} has told the wait for. */
  PermitState take(Priority priority, int ahead, int batchAhead, long now) {
    boolean onTrial = daily.exhausted(priority);
    log.take(ahead);
    if (priority == Priority.BATCH) {
      batch.take(batchAhead);
    }
    daily.take(now);
    PermitState permit = new PermitState(granted++, log.left(), priority);
    if (onTrial) {
      trial = permit.number();
      trialUntil = now + log.span();
    }
    return permit;
  }

  /**
   * Records a response.
   *
   * @param at when it arrived, now or before
   */
  void completed(PermitState permit, long at, long now, int status, RateLimits headers) {
    occupy(permit, at, now);
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
      hold(at + holdFor(headers));
      contended(0, heldUntil);
    }
    endTrial(permit);
  }

  /** Records a request that may have been sent but got no response. */
  void lost(PermitState permit, long at, long now) {
    occupy(permit, at, now);
    endTrial(permit);
  }

  /** Records a request that was not sent. */
  void unused(PermitState permit) {
    log.unused();
    if (permit.priority() == Priority.BATCH) {
      batch.unused();
    }
    daily.unused(permit.number() > latestCompleted);
    endTrial(permit);
  }

  /** Sends nothing until then. */
  void hold(long until) {
    heldUntil = Math.max(heldUntil, until);
  }

  /** Returns whether only the learned limits are still needed. */
  boolean isIdle(long now) {
    log.settle(now);
    return log.used() == 0 && now >= heldUntil && trial == NO_TRIAL;
  }

  int capacity() {
    return log.capacity() + batch.capacity();
  }

  void trim() {
    log.trim();
    batch.trim();
  }

  QuotaSnapshot snapshot(int waiting, long now) {
    settle(now);
    boolean open =
        now >= heldUntil
            && !isTrialOut(Priority.INTERACTIVE, now)
            && daily.waitFor(Priority.INTERACTIVE, now) <= 0;
    int free = Math.min(log.available(), daily.exhausted() ? 1 : Integer.MAX_VALUE);
    if (now < contendedUntil) {
      free = Math.min(free, Math.max(0, maxInFlight() - log.inFlight()));
    }
    return new QuotaSnapshot(
        log.limit(),
        batch.limit(),
        Duration.ofNanos(log.interval()),
        log.used(),
        open ? free : 0,
        waiting,
        daily.limit(),
        daily.remaining());
  }

  private void occupy(PermitState permit, long at, long now) {
    settle(now);
    log.completed(at);
    if (permit.priority() == Priority.BATCH) {
      batch.completed(at);
    }
  }

  private void learn(RateLimits headers) {
    if (headers.limit().isPresent()) {
      serverLimit = headers.limit().getAsInt();
      limit(serverLimit);
    }
    headers.interval().ifPresent(this::learnInterval);
  }

  private void limit(int limit) {
    log.limit(Math.min(limit, limits.maxLimit()));
    batch.limit(limits.forBatch(log.limit()));
  }

  private void learnInterval(Duration interval) {
    log.interval(Math.max(nanos(interval), limits.minInterval().toNanos()));
    batch.interval(log.interval());
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
    if (permit.number() == trial) {
      trial = NO_TRIAL;
    }
  }

  /** A trial that takes longer than an interval does not keep the others waiting. */
  private boolean isTrialOut(Priority priority, long now) {
    return trial != NO_TRIAL && now < trialUntil && daily.exhausted(priority);
  }
}
