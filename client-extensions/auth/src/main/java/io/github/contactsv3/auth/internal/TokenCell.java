package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.StoredToken;
import io.github.contactsv3.auth.spi.Timing;
import io.github.contactsv3.errors.AuthenticationException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One token, kept fresh: at most one thread at a time asks for a new one. Thread-safe. */
final class TokenCell {
  /** A refresh ahead of time that failed is not tried again for so long, or half as long more. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** With less time than this, a caller has none to refresh for others. */
  private static final Duration LEAST_TIME = Duration.ofSeconds(1);

  /** If a token so young is refused, the next one would be too. */
  private static final Duration YOUNG = Duration.ofMinutes(1);

  private final Obtainer obtainer;
  private final Timing timing;
  private final Consumer<RuntimeException> onFailure;
  private final ReentrantLock lock = new ReentrantLock();

  private volatile @Nullable Held held;

  // guarded by lock
  private @Nullable Flight flight;
  private @Nullable String refusedYoung;
  private @Nullable String hopeless;
  private boolean paused;
  private long pausedUntil;

  TokenCell(Obtainer obtainer, Timing timing, Consumer<RuntimeException> onFailure) {
    this.obtainer = obtainer;
    this.timing = timing;
    this.onFailure = onFailure;
  }

  /** Returns a token with some life left. */
  String token(Deadline deadline) {
    Held now = held;
    if (now == null || now.isHardDue()) {
      now = Objects.requireNonNull(fly(Need.NOW, deadline));
    }
    if (now.isSoftDue() && mayRefreshAhead(now, deadline)) {
      Held next = refreshAhead(now, deadline.half());
      now = next == null ? now : next;
    }
    return now.value();
  }

  /** Returns whether there is another token than the one that was refused. */
  boolean renew(String rejected, List<String> messages, Deadline deadline) {
    if (Rejection.isNoMatterOfTheToken(messages)) {
      return false;
    }
    Held next = fly(Need.otherThan(rejected, !isRefusedYoung(rejected)), deadline);
    return next != null && !next.value().equals(rejected);
  }

  /** Lets go of a token that the store has not any more. */
  void changed(@Nullable StoredToken stored) {
    lock.lock();
    try {
      Held now = held;
      if (now != null && (stored == null || !stored.accessToken().equals(now.value()))) {
        held = null;
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isRefusedYoung(String rejected) {
    lock.lock();
    try {
      Held now = held;
      if (now != null && now.value().equals(rejected) && now.isYoungerThan(YOUNG)) {
        refusedYoung = rejected;
      }
      return rejected.equals(refusedYoung);
    } finally {
      lock.unlock();
    }
  }

  private boolean mayRefreshAhead(Held now, Deadline deadline) {
    lock.lock();
    try {
      return !now.value().equals(hopeless)
          && (!paused || timing.nanoTime() - pausedUntil >= 0)
          && deadline.left().compareTo(LEAST_TIME) >= 0;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Held refreshAhead(Held now, Deadline deadline) {
    try {
      Held next = fly(Need.AHEAD, deadline);
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
      pausedUntil = timing.nanoTime() + (long) (PAUSE.toNanos() * (1 + timing.random() / 2));
    } finally {
      lock.unlock();
    }
  }

  private void giveUp(Held now) {
    lock.lock();
    try {
      hopeless = now.value();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Held fly(Need need, Deadline deadline) {
    while (true) {
      Flight mine = null;
      Flight other;
      lock.lock();
      try {
        Held now = held;
        if (now != null && need.isMetBy(now)) {
          return now;
        }
        other = flight;
        if (other == null) {
          mine = new Flight();
          flight = mine;
        }
      } finally {
        lock.unlock();
      }
      if (mine != null) {
        return lead(mine, need, deadline);
      }
      if (other == null || need.urgency() == Need.Urgency.AHEAD) {
        return null;
      }
      Held next = other.await(deadline);
      if (next != null && need.isMetBy(next)) {
        return next;
      }
    }
  }

  private @Nullable Held lead(Flight mine, Need need, Deadline deadline) {
    try {
      Held next = obtainer.obtain(need, deadline);
      end(next);
      mine.land(next);
      return next;
    } catch (RuntimeException | Error e) {
      end(null);
      mine.crash(e, Thread.currentThread().isInterrupted() || deadline.isOver());
      if (e instanceof RuntimeException r) {
        onFailure.accept(r);
      }
      throw e;
    }
  }

  private void end(@Nullable Held next) {
    lock.lock();
    try {
      held = next == null ? held : next;
      flight = null;
    } finally {
      lock.unlock();
    }
  }
}
