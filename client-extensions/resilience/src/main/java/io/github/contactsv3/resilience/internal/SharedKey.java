package io.github.contactsv3.resilience.internal;

import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.QuotaStoreException;
import io.github.contactsv3.resilience.spi.Permit;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException.Scope;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Waits for permits of one key of a quota that several processes share. Thread-safe.
 *
 * <p>Exchanges with the store run one at a time, on a thread of the gate, and never under the lock:
 * callers wait no longer than they want to, however long the store takes.
 */
final class SharedKey {
  private static final long FIRST_RETRY = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long LONGEST_RETRY = TimeUnit.SECONDS.toNanos(1);
  private static final int MOST_DOUBLINGS = 10;

  /** An exchange that takes longer is the store's failure. */
  private static final long SLOW = TimeUnit.SECONDS.toNanos(1);

  /** How long to wait before looking again whether the store fails or the share has a permit. */
  private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(50);

  private final SharedQuotaGate gate;
  private final SharedStore store;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private final Seat seat;
  private final @Nullable StaticShare share;
  private @Nullable Future<?> scheduled;
  private long scheduledFor = Seat.NEVER;
  private boolean running;
  private long startedAt;
  private int failures;
  private long failingSince;
  private @Nullable Exception failure;

  /**
   * @param share what to use while the store fails, or null to wait for it
   */
  SharedKey(
      SharedQuotaGate gate,
      SharedStore store,
      Seat seat,
      Clock clock,
      @Nullable StaticShare share) {
    this.share = share;
    this.gate = gate;
    this.store = store;
    this.seat = seat;
    this.clock = clock;
  }

  Permit acquire(Priority priority, long maxWait)
      throws QuotaExhaustedException, InterruptedException {
    lock.lockInterruptibly();
    try {
      Condition woken = lock.newCondition();
      LocalTicket ticket = seat.enqueue(priority, now() + maxWait, now(), woken::signal);
      schedule();
      try {
        await(ticket, woken);
      } catch (InterruptedException e) {
        seat.cancel(ticket, now());
        throw e;
      }
      if (ticket.notBefore() == null) {
        throw refused(ticket);
      }
      return new SharedKeyPermit(ticket);
    } finally {
      lock.unlock();
    }
  }

  private void await(LocalTicket ticket, Condition woken) throws InterruptedException {
    while (ticket.isWaiting() && now() < ticket.deadline && !isUnusable()) {
      if (share == null) {
        clock.await(lock, woken, ticket.deadline - now());
      } else if (!takeShare(share, ticket)) {
        clock.await(lock, woken, Math.min(LOOK, ticket.deadline - now()));
      }
    }
    Long start = ticket.notBefore();
    while (start != null && now() < start) {
      clock.await(lock, woken, start - now());
    }
  }

  /** Serves the first of the waiting calls that is as urgent. */
  private boolean takeShare(StaticShare from, LocalTicket ticket) {
    long now = now();
    if (isFailing(now)) {
      from.storeFails(seat.inUse(), seat.span(), now);
      seat.noticeOutage();
    }
    if (!seat.isNext(ticket) || !from.take(ticket.id, ticket.priority, now)) {
      return false;
    }
    seat.grantUnshared(ticket, now);
    return true;
  }

  private boolean isFailing(long now) {
    return failure != null || (running && now - startedAt > SLOW);
  }

  /** A store that has never worked is a mistake in the setup: waiting would not help. */
  private boolean isUnusable() {
    return failure != null && !gate.hasWorked();
  }

  private QuotaExhaustedException refused(LocalTicket ticket) {
    Exchange.Refusal refusal = ticket.refusal();
    if (refusal != null) {
      return new QuotaExhaustedException(refusal.scope(), Duration.ofNanos(refusal.retryAfter()));
    }
    seat.cancel(ticket, now());
    if (isFailing(now())) {
      throw failed();
    }
    return new QuotaExhaustedException(Scope.INTERVAL, Duration.ZERO);
  }

  private QuotaStoreException failed() {
    if (failure instanceof QuotaStoreException known) {
      return known;
    }
    long seconds =
        TimeUnit.NANOSECONDS.toSeconds(now() - (failure == null ? startedAt : failingSince));
    String what = failure == null ? "has not responded" : "has failed";
    return new QuotaStoreException(
        "the store of the quota " + what + " for " + seconds + " s", failure);
  }

  /** Returns whether there is something to tell the store, or to give back. */
  boolean toFlush() {
    lock.lock();
    try {
      return running || seat.hasSpares() || seat.hasReports();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Tells the store what it does not know. An exchange under way may have begun before the last
   * report: its end is waited for first.
   *
   * @param longest how long to wait for it, in nanoseconds
   */
  void flush(long longest) throws InterruptedException {
    long end = now() + longest;
    do {
      lock.lockInterruptibly();
      try {
        while (running && now() < end) {
          clock.await(lock, idle, end - now());
        }
        seat.giveBackSpares(now());
        if (!seat.hasReports()) {
          return;
        }
      } finally {
        lock.unlock();
      }
    } while (!exchange() && now() < end);
  }

  boolean isOver() {
    lock.lock();
    try {
      return !running && seat.isOver(now());
    } finally {
      lock.unlock();
    }
  }

  private void schedule() {
    if (!running && seat.due() < scheduledFor) {
      if (scheduled != null) {
        scheduled.cancel(false);
      }
      scheduledFor = seat.due();
      scheduled = gate.schedule(this::exchange, scheduledFor - now());
    }
  }

  /**
   * Tells the store what it does not know and takes what it gives, unless that is under way.
   *
   * @return false if it was under way
   */
  private boolean exchange() {
    lock.lock();
    try {
      scheduledFor = Seat.NEVER;
      if (running) {
        // Whatever is due is scheduled when that has ended.
        return false;
      }
      running = true;
      startedAt = now();
    } finally {
      lock.unlock();
    }
    try {
      store.exchange(seat, lock);
      gate.worked();
      ended(null);
    } catch (Exception e) {
      ended(e);
    } catch (Error e) {
      ended(new IllegalStateException("an error on the quota's thread", e));
      throw e;
    }
    return true;
  }

  private void ended(@Nullable Exception thrown) {
    lock.lock();
    try {
      running = false;
      idle.signalAll();
      if (thrown == null) {
        failures = 0;
        if (share != null) {
          share.storeWorks();
        }
      } else {
        if (share != null) {
          seat.noticeOutage();
        }
        failingSince = failures == 0 ? startedAt : failingSince;
        failures++;
        long wait = Math.min(LONGEST_RETRY, FIRST_RETRY << Math.min(failures, MOST_DOUBLINGS));
        seat.retryAt(now() + wait);
      }
      failure = thrown;
      if (isUnusable()) {
        seat.waiting().forEach(LocalTicket::wake);
      }
      schedule();
    } finally {
      lock.unlock();
    }
  }

  private long now() {
    return clock.nanoTime();
  }

  private final class SharedKeyPermit implements Permit {
    private final LocalTicket ticket;

    SharedKeyPermit(LocalTicket ticket) {
      this.ticket = ticket;
    }

    @Override
    public void completed(int status, RateLimits headers) {
      end(Report.Kind.COMPLETED, status, Objects.requireNonNull(headers, "headers"));
    }

    @Override
    public void unused() {
      end(Report.Kind.UNUSED, 0, RateLimits.UNKNOWN);
    }

    @Override
    public void close() {
      end(Report.Kind.LOST, 0, RateLimits.UNKNOWN);
    }

    private void end(Report.Kind kind, int status, RateLimits headers) {
      lock.lock();
      try {
        if (seat.end(ticket, kind, status, headers, now()) && share != null) {
          share.end(ticket.id, ticket.priority, kind, status, headers, now());
        }
        schedule();
      } finally {
        lock.unlock();
      }
    }
  }
}
