package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.errors.TokenStoreException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One token, kept fresh: at most one thread at a time asks for a new one. Thread-safe. */
final class TokenCache {
  /** Delay after a failed refresh ahead of time, before up to half of it is added at random. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** With less time than this, a caller has none to refresh for others. */
  private static final Duration LEAST_TIME = Duration.ofSeconds(1);

  private final TokenProvider provider;
  private final Clock clock;
  private final Consumer<RuntimeException> onFailure;
  private final ReentrantLock lock = new ReentrantLock();

  private volatile @Nullable CachedToken cached;

  // guarded by lock
  private @Nullable InFlightRefresh inFlight;
  private long removals;
  private @Nullable String hopeless;
  private boolean paused;
  private long pausedUntil;

  TokenCache(TokenProvider provider, Clock clock, Consumer<RuntimeException> onFailure) {
    this.provider = provider;
    this.clock = clock;
    this.onFailure = onFailure;
  }

  /** Returns a token with some life left. */
  String token(Deadline deadline) {
    CachedToken now = cached;
    if (now == null || now.isHardDue()) {
      now = Objects.requireNonNull(refreshForCall(TokenNeed.NOW, deadline));
    }
    if (now.isSoftDue() && mayRefreshAhead(now, deadline)) {
      CachedToken next = refreshAhead(now, deadline.half());
      now = next == null ? now : next;
    }
    return now.value();
  }

  /** Returns whether there is another token than the one that was rejected. */
  boolean renew(String rejected, AuthenticationException error, Deadline deadline) {
    return error.isTokenRejected()
        && refreshForCall(TokenNeed.otherThan(rejected), deadline) != null;
  }

  /** Drops a token that the store no longer holds. */
  void changed(@Nullable StoredToken stored) {
    lock.lock();
    try {
      CachedToken now = cached;
      if (now != null && (stored == null || !stored.accessToken().equals(now.value()))) {
        cached = null;
      }
      if (stored == null) {
        // A refresh in progress may already have the token that was removed.
        removals++;
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean mayRefreshAhead(CachedToken now, Deadline deadline) {
    lock.lock();
    try {
      return !now.value().equals(hopeless)
          && (!paused || clock.nanoTime() - pausedUntil >= 0)
          && deadline.left().compareTo(LEAST_TIME) >= 0;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable CachedToken refreshAhead(CachedToken now, Deadline deadline) {
    try {
      CachedToken next = refresh(TokenNeed.AHEAD, deadline);
      if (next == null) {
        pause();
      }
      return next;
    } catch (RuntimeException e) {
      // The failure was reported to the listener; the old token still works.
      pause();
      if (e instanceof AuthenticationException a && a.isReauthorizationRequired()) {
        giveUp(now);
      }
      return null;
    }
  }

  private void pause() {
    lock.lock();
    try {
      paused = true;
      pausedUntil = clock.nanoTime() + (long) (PAUSE.toNanos() * (1 + clock.random() / 2));
    } finally {
      lock.unlock();
    }
  }

  private void giveUp(CachedToken now) {
    lock.lock();
    try {
      hopeless = now.value();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable CachedToken refreshForCall(TokenNeed need, Deadline deadline) {
    try {
      return refresh(need, deadline);
    } catch (TokenStoreException e) {
      throw CallErrors.of(deadline, e);
    }
  }

  private @Nullable CachedToken refresh(TokenNeed need, Deadline deadline) {
    while (true) {
      InFlightRefresh mine = null;
      InFlightRefresh other;
      lock.lock();
      try {
        CachedToken now = cached;
        if (now != null && need.isMetBy(now)) {
          return now;
        }
        other = inFlight;
        if (other == null) {
          mine = new InFlightRefresh(deadline);
          inFlight = mine;
        }
      } finally {
        lock.unlock();
      }
      if (mine != null) {
        return lead(mine, need, deadline);
      }
      if (other == null || need.mode() == RefreshMode.AHEAD) {
        return null;
      }
      CachedToken next = other.await(deadline);
      if (next != null && need.isMetBy(next)) {
        return next;
      }
    }
  }

  private @Nullable CachedToken lead(InFlightRefresh mine, TokenNeed need, Deadline deadline) {
    try {
      while (true) {
        long before = removals();
        CachedToken next = provider.obtain(need, deadline);
        if (isEnded(next, before)) {
          mine.complete(next);
          return next;
        }
      }
    } catch (Throwable e) {
      // After any failure: nobody may wait for a refresh that has ended.
      end();
      mine.fail(e);
      if (e instanceof RuntimeException failure) {
        onFailure.accept(failure);
      }
      throw e;
    }
  }

  private long removals() {
    lock.lock();
    try {
      return removals;
    } finally {
      lock.unlock();
    }
  }

  /** Takes over the result, unless the tokens were removed meanwhile. */
  private boolean isEnded(@Nullable CachedToken next, long removalsBefore) {
    lock.lock();
    try {
      if (removals != removalsBefore) {
        return false;
      }
      cached = next == null ? cached : next;
      inFlight = null;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    lock.lock();
    try {
      inFlight = null;
    } finally {
      lock.unlock();
    }
  }
}
