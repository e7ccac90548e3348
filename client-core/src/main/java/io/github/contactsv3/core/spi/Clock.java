package io.github.contactsv3.core.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * Time as the client reads and spends it, so that tests need no real one. Implementations are
 * thread-safe.
 */
public interface Clock {
  /**
   * Returns the wall-clock time, which may jump.
   *
   * @return the present instant
   */
  Instant now();

  /**
   * Returns a time that never runs backwards, as {@link System#nanoTime} does.
   *
   * @return nanoseconds since an unspecified moment
   */
  long nanoTime();

  /**
   * Returns a random number that spreads out what would otherwise happen at once.
   *
   * @return a number from 0 (inclusive) to 1 (exclusive)
   */
  double random();

  /**
   * Sleeps.
   *
   * @param duration how long
   * @throws InterruptedException if the thread is interrupted
   */
  default void sleep(Duration duration) throws InterruptedException {
    // Saturates, unlike Duration.toNanos.
    TimeUnit.NANOSECONDS.sleep(TimeUnit.NANOSECONDS.convert(duration));
  }

  /**
   * Waits until a condition is signalled or the time is over; may also return without a reason.
   *
   * @param lock the lock of the condition, held by the caller
   * @param condition the condition
   * @param nanos the longest wait, in nanoseconds
   * @throws InterruptedException if the thread is interrupted
   */
  @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
  default void await(Lock lock, Condition condition, long nanos) throws InterruptedException {
    condition.awaitNanos(nanos);
  }

  /**
   * Returns the clock of the system.
   *
   * @return the time and the random numbers of the JVM
   */
  static Clock system() {
    return SystemClock.INSTANCE;
  }
}
