package io.github.contactsv3.core.spi;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** The real time. */
enum SystemClock implements Clock {
  INSTANCE;

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public double random() {
    return ThreadLocalRandom.current().nextDouble();
  }
}
