package io.github.contactsv3.sandbox.internal.values;

import java.time.Duration;

/** Limits durations, so that "forever" can be computed with. */
public final class Durations {

  /** A hundred years, in which nanoseconds fit into a long twice over. */
  static final Duration LONGEST = Duration.ofDays(36_525);

  private Durations() {}

  /** The duration, or {@link #LONGEST} if it is longer than that. */
  public static Duration capped(Duration duration) {
    return duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
  }
}
