package io.github.contactsv3.pagination;

import io.github.contactsv3.core.spi.Clock;
import java.time.Instant;

/** Time that stands still until a test moves it. */
final class SteppedClock implements Clock {
  long nanos;

  @Override
  public Instant now() {
    return Instant.EPOCH.plusNanos(nanos);
  }

  @Override
  public long nanoTime() {
    return nanos;
  }

  @Override
  public double random() {
    return 0.5;
  }
}
