package io.github.contactsv3.core.internal;

import java.time.Duration;
import java.util.Objects;

/** Checks that numbers and durations of callers are in range. */
public final class Ranges {
  private Ranges() {}

  /**
   * Returns a number that is in range.
   *
   * @param name the name for the message
   * @param value the number
   * @param min the smallest one allowed
   * @param max the largest one allowed; {@link Integer#MAX_VALUE} if there is no limit
   * @return the number
   * @throws IllegalArgumentException if it is out of range
   */
  public static int check(String name, int value, int min, int max) {
    return (int) check(name, (long) value, min, max == Integer.MAX_VALUE ? Long.MAX_VALUE : max);
  }

  /**
   * Returns a number that is in range.
   *
   * @param name the name for the message
   * @param value the number
   * @param min the smallest one allowed
   * @param max the largest one allowed; {@link Long#MAX_VALUE} if there is no limit
   * @return the number
   * @throws IllegalArgumentException if it is out of range
   */
  public static long check(String name, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "%s is %d, not %s"
              .formatted(
                  name,
                  value,
                  max == Long.MAX_VALUE
                      ? "%d or more".formatted(min)
                      : "%d to %d".formatted(min, max)));
    }
    return value;
  }

  /**
   * Returns a duration that is in range.
   *
   * @param name the name for the message
   * @param value the duration
   * @param min the shortest one allowed, in whole milliseconds
   * @param max the longest one allowed, in whole milliseconds
   * @return the duration
   * @throws IllegalArgumentException if it is out of range
   */
  public static Duration check(String name, Duration value, Duration min, Duration max) {
    Objects.requireNonNull(value, name);
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw new IllegalArgumentException(
          name + " is " + value + ", not " + text(min) + " to " + text(max));
    }
    return value;
  }

  private static String text(Duration duration) {
    if (duration.toMillis() % 1000 != 0) {
      return duration.toMillis() + " ms";
    }
    return duration.toSeconds() % 3600 == 0
        ? duration.toHours() + " h"
        : duration.toSeconds() + " s";
  }
}
