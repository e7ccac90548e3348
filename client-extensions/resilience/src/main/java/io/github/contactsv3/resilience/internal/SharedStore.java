package io.github.contactsv3.resilience.internal;

import io.github.contactsv3.core.QuotaSnapshot;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.QuotaStoreException;
import io.github.contactsv3.resilience.spi.QuotaKey;
import io.github.contactsv3.resilience.spi.QuotaLog;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges with the store for one key: read, apply, replace, until no other process came in
 * between. Used by one thread at a time, but for {@link #snapshot}.
 */
final class SharedStore {
  /** Long enough for the count of a day. */
  private static final Duration LIFE = Duration.ofHours(25);

  private static final int MOST_CONFLICTS = 100;

  private final QuotaLog log;
  private final QuotaKey key;
  private final QuotaLimits limits;
  private final Clock clock;
  private @Nullable Attempt unconfirmed;

  SharedStore(QuotaLog log, QuotaKey key, QuotaLimits limits, Clock clock) {
    this.log = log;
    this.key = key;
    this.limits = limits;
    this.clock = clock;
  }

  /** An exchange that may have been written, although the store has failed. */
  private record Attempt(long member, Exchange exchange, Exchange.Result result, long readBefore) {
    void commit(Seat seat, long now) {
      seat.commit(exchange, result, readBefore, now);
    }
  }

  /**
   * Runs one exchange.
   *
   * @param lock guards the seat
   */
  void exchange(Seat seat, Lock lock) {
    for (int conflicts = 0; conflicts < MOST_CONFLICTS; conflicts++) {
      long asked = clock.nanoTime();
      QuotaLog.Entry entry = log.read(key);
      long readBefore = clock.nanoTime();
      SharedState state = state(entry);
      Exchange exchange = prepare(seat, lock, state);
      Exchange.Result result = exchange.apply(state, nanos(entry), asked);
      state.nonce(ThreadLocalRandom.current().nextLong());
      Attempt attempt = new Attempt(exchange.member(), exchange, result, readBefore);
      unconfirmed = attempt;
      boolean replaced = log.replace(key, entry.text(), state.write(), LIFE);
      unconfirmed = null;
      if (replaced) {
        lock.lock();
        try {
          attempt.commit(seat, clock.nanoTime());
        } finally {
          lock.unlock();
        }
        return;
      }
    }
    throw new QuotaStoreException(
        "other processes changed the quota in between " + MOST_CONFLICTS + " times", null);
  }

  /** Prepares an exchange, after an earlier one that turns out to have been written. */
  private Exchange prepare(Seat seat, Lock lock, SharedState state) {
    @Nullable Attempt attempt = unconfirmed;
    unconfirmed = null;
    lock.lock();
    try {
      if (attempt != null) {
        @Nullable Member self = state.find(attempt.member);
        if (self != null && self.exchange == attempt.exchange.number()) {
          attempt.commit(seat, clock.nanoTime());
        }
      }
      return seat.prepare(clock.nanoTime());
    } finally {
      lock.unlock();
    }
  }

  QuotaSnapshot snapshot() {
    QuotaLog.Entry entry = log.read(key);
    SharedState state = state(entry);
    return state.quota.snapshot(state.waiting(), state.advance(nanos(entry)));
  }

  private SharedState state(QuotaLog.Entry entry) {
    if (entry.text() == null) {
      SharedState state = SharedState.empty(limits);
      Duration age = log.age();
      if (age.compareTo(Duration.ofNanos(state.quota.span())) < 0) {
        state.quota.hold(nanos(entry) + state.quota.span() - age.toNanos());
      }
      return state;
    }
    try {
      return SharedState.read(limits, entry.text());
    } catch (IllegalArgumentException e) {
      throw new QuotaStoreException(
          "the quota of "
              + key.location()
              + " in the store was written by another version of this library or by something"
              + " else: if no process uses it, delete it",
          e);
    }
  }

  private static long nanos(QuotaLog.Entry entry) {
    return TimeUnit.MILLISECONDS.toNanos(entry.millis());
  }
}
