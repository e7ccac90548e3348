package io.github.contactsv3.sandbox;

import io.github.contactsv3.sandbox.internal.values.AdjustableClock;
import java.time.Duration;
import java.time.Instant;

/**
 * The time that a sandbox goes by: timestamps, life of tokens, quota and index lag. It runs with
 * the clock of the builder until told otherwise. Delays of responses are real time and don't follow
 * it.
 *
 * <p>Thread-safe.
 */
public final class SandboxClock {

  private final AdjustableClock clock;

  SandboxClock(AdjustableClock clock) {
    this.clock = clock;
  }

  /**
   * The sandbox's present time.
   *
   * @return the time
   */
  public Instant now() {
    return clock.now();
  }

  /**
   * Whether time stands still.
   *
   * @return whether it does
   */
  public boolean isFrozen() {
    return clock.isFrozen();
  }

  /** Stops time where it is. */
  public void freeze() {
    clock.freeze();
  }

  /**
   * Stops time at an instant.
   *
   * @param instant the instant, in the past or in the future
   * @throws IllegalArgumentException if it is not within the years 1900 and 9998
   */
  public void freezeAt(Instant instant) {
    clock.freezeAt(instant);
  }

  /**
   * Moves time forward. Frozen time stands still there, running time runs on from there.
   *
   * @param duration how far; zero or more
   * @throws IllegalArgumentException if it is negative, or leads beyond the year 9998
   */
  public void advance(Duration duration) {
    clock.advance(duration);
  }

  /** Lets time run again, from where it stands. */
  public void resume() {
    clock.resume();
  }
}
