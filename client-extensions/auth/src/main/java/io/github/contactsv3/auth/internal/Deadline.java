package io.github.contactsv3.auth.internal;

import io.github.contactsv3.auth.spi.Timing;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.errors.TransportException;
import java.time.Duration;

/** How long a caller is willing to wait. */
final class Deadline {
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Timing timing;
  private final long end;

  private Deadline(Timing timing, long end) {
    this.timing = timing;
    this.end = end;
  }

  static Deadline in(Duration time, Timing timing) {
    Duration some = time.compareTo(LONGEST) > 0 ? LONGEST : time;
    return new Deadline(timing, timing.nanoTime() + some.toNanos());
  }

  /** Half of what is left: the caller still has a request to send. */
  Deadline half() {
    return in(left().dividedBy(2), timing);
  }

  /** Returns what is left, not less than nothing. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, end - timing.nanoTime()));
  }

  boolean isOver() {
    return left().isZero();
  }

  /** Waits, but not past the deadline. */
  void sleep(Duration time) {
    if (isOver()) {
      throw exceeded();
    }
    try {
      timing.sleep(time.compareTo(left()) < 0 ? time : left());
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  static TransportException exceeded() {
    return new TransportException(
        TokenOperations.REQUEST_TOKEN, 0, "no time left to get a token", null);
  }

  static CallInterruptedException interrupted() {
    Thread.currentThread().interrupt();
    return new CallInterruptedException(TokenOperations.REQUEST_TOKEN, 0, "a token");
  }
}
