package io.github.contactsv3.client.internal.http;

import java.time.Duration;
import java.util.Objects;

/** Checks durations that users give. */
public final class Durations {
  private static final Duration MIN = Duration.ofMillis(1);
  private static final Duration MAX = Duration.ofHours(1);

  private Durations() {}

  /**
   * Returns a duration that a call can have.
   *
   * @param name the name for the message
   * @param duration the duration
   * @return the duration
   * @throws IllegalArgumentException if it is shorter than 1 ms or longer than 1 h
   */
  public static Duration inRange(String name, Duration duration) {
    Objects.requireNonNull(duration, name);
    if (duration.compareTo(MIN) < 0 || duration.compareTo(MAX) > 0) {
      throw new IllegalArgumentException(name + " is " + duration + ", not 1 ms to 1 h");
    }
    return duration;
  }
}
