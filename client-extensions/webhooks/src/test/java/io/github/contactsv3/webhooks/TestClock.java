package io.github.contactsv3.webhooks;

import io.github.contactsv3.core.spi.Clock;
import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until it is set. */
final class TestClock implements Clock {
  static final Instant START = Instant.parse("2026-03-02T09:15:30Z");

  private Duration passed = Duration.ZERO;

  void advance(Duration time) {
    passed = passed.plus(time);
  }

  @Override
  public Instant now() {
    return START.plus(passed);
  }

  @Override
  public long nanoTime() {
    return passed.toNanos();
  }

  @Override
  public double random() {
    return 0;
  }
}
