package io.github.contactsv3.sandbox.internal.values;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The time that a sandbox goes by: timestamps, life of tokens, quota and index lag. It runs with
 * the clock of the builder until told otherwise. Delays of responses are real time and don't follow
 * it.
 *
 * <p>Thread-safe.
 */
public final class AdjustableClock {

  /** Timestamps have years of four digits, and seeded contacts are two years old. */
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  private final Clock source;
  private final ReentrantLock changes = new ReentrantLock();
  private volatile Setting setting = Setting.LIKE_SOURCE;

  public AdjustableClock(Clock source) {
    this.source = source;
  }

  private record Setting(Duration ahead, @Nullable Instant frozenAt) {

    static final Setting LIKE_SOURCE = new Setting(Duration.ZERO, null);

    Instant read(Clock source) {
      return frozenAt != null ? frozenAt : source.instant().plus(ahead);
    }
  }

  /**
   * The sandbox's present time.
   *
   * @return the time
   */
  public Instant now() {
    return setting.read(source);
  }

  /**
   * Whether time stands still.
   *
   * @return whether it does
   */
  public boolean isFrozen() {
    return setting.frozenAt() != null;
  }

  /** Stops time where it is. */
  public void freeze() {
    change(before -> new Setting(Duration.ZERO, before.read(source)));
  }

  /**
   * Stops time at an instant.
   *
   * @param instant the instant, in the past or in the future
   * @throws IllegalArgumentException if it is not within the years 1900 and 9998
   */
  public void freezeAt(Instant instant) {
    Setting frozen =
        new Setting(Duration.ZERO, checked(Objects.requireNonNull(instant, "instant")));
    change(before -> frozen);
  }

  /**
   * Moves time forward. Frozen time stands still there, running time runs on from there.
   *
   * @param duration how far; zero or more
   * @throws IllegalArgumentException if it is negative, or leads beyond the year 9998
   */
  public void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("duration is negative: " + duration);
    }
    change(
        before -> {
          Instant goal = later(before.read(source), duration);
          return before.frozenAt() == null
              ? new Setting(before.ahead().plus(duration), null)
              : new Setting(Duration.ZERO, goal);
        });
  }

  private static Instant later(Instant now, Duration duration) {
    try {
      return checked(now.plus(duration));
    } catch (DateTimeException | ArithmeticException e) {
      throw outOfRange(duration + " from now");
    }
  }

  private static Instant checked(Instant instant) {
    if (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)) {
      throw outOfRange(instant.toString());
    }
    return instant;
  }

  private static IllegalArgumentException outOfRange(String what) {
    return new IllegalArgumentException(
        "the clock can't be set to " + what + ", only within the years 1900 and 9998");
  }

  /** Lets time run again, from where it stands. */
  public void resume() {
    change(
        before ->
            before.frozenAt() == null
                ? before
                : new Setting(Duration.between(source.instant(), before.frozenAt()), null));
  }

  /** Goes back to the clock of the builder. */
  public void reset() {
    change(before -> Setting.LIKE_SOURCE);
  }

  private void change(UnaryOperator<Setting> change) {
    changes.lock();
    try {
      setting = change.apply(setting);
    } finally {
      changes.unlock();
    }
  }
}
