package io.github.contactsv3.client.internal.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Cancels attempts whose deadline has passed or whose thread was interrupted: the time-outs of a
 * socket restart with every byte, and no interrupt ends a read. One daemon thread for the process,
 * which runs while there are attempts and ends a second after the last one. Thread-safe.
 */
final class Watchdog {
  static final Watchdog SHARED = new Watchdog(IdleConnections.SHARED::sweep);

  /** The longest delay until an interrupt is noticed. */
  private static final long TICK_NANOS = 50_000_000;

  private static final long IDLE_NANOS = 1_000_000_000;
  private static final long SWEEP_NANOS = 1_000_000_000;

  private final Set<Guard> guards = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
  private final Runnable sweep;
  private volatile long wakeAt;

  /**
   * Creates a watchdog.
   *
   * @param sweep runs once a second while there are attempts
   */
  Watchdog(Runnable sweep) {
    this.sweep = sweep;
  }

  /** The reason that a guarded attempt ended. */
  enum Verdict {
    /** It was not: it ended by itself. */
    NONE,
    /** Its deadline has passed. */
    DEADLINE,
    /** Its thread was interrupted. */
    INTERRUPT
  }

  /** One attempt under guard. */
  final class Guard implements AutoCloseable {
    private final Runnable cancel;
    private final long deadline;
    private final Thread caller = Thread.currentThread();
    private volatile Verdict verdict = Verdict.NONE;

    private Guard(Runnable cancel, long deadline) {
      this.cancel = cancel;
      this.deadline = deadline;
    }

    /** Returns why the attempt was cancelled, if it was. */
    Verdict verdict() {
      return verdict;
    }

    /**
     * Ends the guard. Cancelling may still be under way; it does no harm to an attempt that ended.
     */
    @Override
    public void close() {
      guards.remove(this);
    }

    private void check(long now) {
      Verdict due =
          now - deadline >= 0
              ? Verdict.DEADLINE
              : caller.isInterrupted() ? Verdict.INTERRUPT : Verdict.NONE;
      if (due != Verdict.NONE && guards.contains(this)) {
        verdict = due;
        cancelQuietly();
        // Not before: after an Error it is cancelled again.
        guards.remove(this);
      }
    }

    @SuppressWarnings("EmptyCatch") // the attempt notices by itself what became of its connection
    private void cancelQuietly() {
      try {
        cancel.run();
      } catch (Exception ignored) {
        // see above
      }
    }
  }

  /**
   * Guards an attempt of the calling thread.
   *
   * @param cancel ends the attempt, from another thread
   * @param deadline by {@link System#nanoTime}
   * @return the guard, to be closed when the attempt has ended
   */
  Guard watch(Runnable cancel, long deadline) {
    Guard guard = new Guard(cancel, deadline);
    guards.add(guard);
    Thread running = thread.get();
    if (running == null) {
      start(guard);
    } else if (deadline - wakeAt < 0) {
      LockSupport.unpark(running);
    }
    return guard;
  }

  /** The number of threads, for tests. */
  int threads() {
    return thread.get() == null ? 0 : 1;
  }

  private void start(Guard first) {
    Thread next = new Thread(new Rounds(), "contacts-watchdog");
    next.setDaemon(true);
    // Not that of the caller: web servers report a thread with the application's as a leak.
    next.setContextClassLoader(Watchdog.class.getClassLoader());
    if (thread.compareAndSet(null, next)) {
      wakeAt = System.nanoTime();
      boolean started = false;
      try {
        next.start();
        started = true;
      } finally {
        if (!started) {
          // The system has no thread left; the next attempt tries again.
          thread.set(null);
          first.close();
        }
      }
    }
  }

  /** Watches attempts until there are none left. Used by one thread. */
  private final class Rounds implements Runnable {
    private long lastUse = System.nanoTime();
    private long lastSweep = lastUse - SWEEP_NANOS;

    @Override
    public void run() {
      while (true) {
        try {
          if (next() && stopped()) {
            return;
          }
        } catch (RuntimeException | Error e) {
          // Memory that another thread has used up must not be the end of all deadlines.
          LockSupport.parkNanos(TICK_NANOS);
        }
      }
    }

    /** Checks all attempts and sleeps; returns true without sleeping if there was none lately. */
    private boolean next() {
      long now = System.nanoTime();
      if (now - lastSweep >= SWEEP_NANOS) {
        lastSweep = now;
        sweep.run();
      }
      long wake = now + TICK_NANOS;
      for (Guard guard : guards) {
        guard.check(now);
        wake = guard.deadline - wake < 0 ? guard.deadline : wake;
        lastUse = now;
      }
      if (now - lastUse > IDLE_NANOS) {
        return true;
      }
      wakeAt = wake;
      LockSupport.parkNanos(Math.max(1, wake - System.nanoTime()));
      return false;
    }
  }

  /** Ends the thread, unless an attempt began meanwhile. */
  private boolean stopped() {
    Thread self = Thread.currentThread();
    thread.set(null);
    // An attempt that began before the line above relies on this thread, or on one it has started.
    return guards.isEmpty() || !thread.compareAndSet(null, self);
  }
}
