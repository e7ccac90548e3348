package io.github.contactsv3.client;

import io.github.contactsv3.core.spi.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only by sleeping, at once. */
public final class VirtualClock implements Clock {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final List<Duration> sleeps = new ArrayList<>();
  private Duration elapsed = Duration.ZERO;

  /** Creates a clock. */
  public VirtualClock() {}

  synchronized List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }

  @Override
  public synchronized Instant now() {
    return START.plus(elapsed);
  }

  @Override
  public synchronized long nanoTime() {
    return elapsed.toNanos();
  }

  @Override
  public double random() {
    return 0.5;
  }

  @Override
  public synchronized void sleep(Duration duration) {
    sleeps.add(duration);
    elapsed = elapsed.plus(duration);
  }
}
