package io.github.contactsv3.auth.spi;

import java.time.Duration;
import java.time.Instant;

/** Time and chance, so that tests need no real ones. Thread-safe. */
public interface Timing {
  /**
   * Returns the time of day, which may jump.
   *
   * @return the present instant
   */
  Instant now();

  /**
   * Returns a time that never runs backwards, as {@link System#nanoTime} does.
   *
   * @return nanoseconds since some moment
   */
  long nanoTime();

  /**
   * Returns a number to spread by what would otherwise happen at once.
   *
   * @return a number from 0 (inclusive) to 1 (exclusive)
   */
  double random();

  /**
   * Waits.
   *
   * @param time how long
   * @throws InterruptedException if the thread is interrupted
   */
  void sleep(Duration time) throws InterruptedException;

  /**
   * Returns the time of the system.
   *
   * @return the clocks, the random numbers and the sleep of the JVM
   */
  static Timing system() {
    return SystemTiming.INSTANCE;
  }
}
