package io.github.contactsv3.spring.boot.internal.client;

import io.github.contactsv3.spring.boot.ApplicationStoppingException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Stops exports and bulk upserts at a checkpoint when the application stops, and waits for them no
 * longer than {@code spring.lifecycle.timeout-per-shutdown-phase}. First of all phases, so that
 * their sinks still have whatever they write to. Thread-safe.
 */
public final class RunTracker implements SmartLifecycle {
  private final ReentrantLock lock = new ReentrantLock();
  private int running;
  private boolean started;
  private boolean stopping;
  private @Nullable Runnable whenIdle;

  /** Creates a tracker of no runs. */
  public RunTracker() {}

  /** Ends the run that asks, if the application is stopping. */
  void checkpoint() {
    lock.lock();
    try {
      if (stopping) {
        throw new ApplicationStoppingException();
      }
    } finally {
      lock.unlock();
    }
  }

  void enter() {
    lock.lock();
    try {
      running++;
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      running--;
    } finally {
      lock.unlock();
    }
    reportIdle();
  }

  private void reportIdle() {
    Runnable report;
    lock.lock();
    try {
      if (running > 0 || whenIdle == null) {
        return;
      }
      report = whenIdle;
      whenIdle = null;
    } finally {
      lock.unlock();
    }
    report.run();
  }

  @Override
  public void start() {
    set(true, false, null);
  }

  @Override
  public void stop() {
    set(false, true, null);
  }

  @Override
  public void stop(Runnable callback) {
    set(false, true, callback);
    reportIdle();
  }

  private void set(boolean nowStarted, boolean nowStopping, @Nullable Runnable callback) {
    lock.lock();
    try {
      started = nowStarted;
      stopping = nowStopping;
      whenIdle = callback;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isRunning() {
    lock.lock();
    try {
      return started;
    } finally {
      lock.unlock();
    }
  }
}
