package io.github.contactsv3.core.internal;

import io.github.contactsv3.core.spi.Clock;
import java.time.Duration;
import java.util.Optional;

/** Measures the rate of a run and says when its listener is due. Used by one thread. */
public final class ProgressMeter {
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final double NANOS = 1e9;

  private final Clock clock;
  private final long interval;
  private final long start;
  private long reported;

  /**
   * Starts to measure.
   *
   * @param clock the clock
   * @param interval the minimum time between two reports; zero to report always
   */
  public ProgressMeter(Clock clock, Duration interval) {
    this.clock = clock;
    this.interval = interval.toNanos();
    this.start = clock.nanoTime();
    this.reported = start;
  }

  /**
   * Returns an interval that is in range.
   *
   * @param interval the interval
   * @return the interval
   * @throws IllegalArgumentException if it is negative or more than a day
   */
  public static Duration checkInterval(Duration interval) {
    return Ranges.check("atMostEvery", interval, Duration.ZERO, LONGEST);
  }

  /**
   * Returns whether a report is due, and if so, starts the next interval.
   *
   * @return true if the interval is over
   */
  public boolean isDue() {
    long now = clock.nanoTime();
    if (now - reported < interval) {
      return false;
    }
    reported = now;
    return true;
  }

  /**
   * Returns the rate since the start.
   *
   * @param done what was done since
   * @return the rate per second; 0 if no time has passed
   */
  public double perSecond(long done) {
    long nanos = clock.nanoTime() - start;
    return nanos <= 0 ? 0 : done * NANOS / nanos;
  }

  /**
   * Returns the time that the rest takes.
   *
   * @param rest what is left; negative counts as nothing
   * @param perSecond the rate per second
   * @return the time, in milliseconds; empty without a rate
   */
  public static Optional<Duration> timeLeft(long rest, double perSecond) {
    return perSecond == 0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis((long) (Math.max(0, rest) * 1000 / perSecond)));
  }
}
