package io.github.contactsv3.resilience.internal;

import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** Where time comes from, so that tests can make their own. Implementations are thread-safe. */
public interface TimeSource {
  /**
   * Returns a time that only serves to measure differences and does not jump with the wall clock.
   *
   * @return nanoseconds since an unspecified moment
   */
  long nanoTime();

  /**
   * Returns the wall clock's time, which may jump. For dates in headers only.
   *
   * @return the present time
   */
  Instant now();

  /**
   * Waits until the condition is signalled or the time is over, or for no reason at all.
   *
   * @param lock the lock of the condition, which the caller holds
   * @param condition what to wait for
   * @param nanos how long to wait at most, in nanoseconds
   * @throws InterruptedException if the thread is interrupted
   */
  void await(Lock lock, Condition condition, long nanos) throws InterruptedException;

  /**
   * Returns the time of the system.
   *
   * @return the source that everything but tests uses
   */
  static TimeSource system() {
    return SystemTime.INSTANCE;
  }
}
