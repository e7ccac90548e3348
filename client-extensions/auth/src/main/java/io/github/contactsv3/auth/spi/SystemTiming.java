package io.github.contactsv3.auth.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The real time. */
enum SystemTiming implements Timing {
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

  @Override
  public void sleep(Duration time) throws InterruptedException {
    // Saturates, unlike Duration.toNanos.
    TimeUnit.NANOSECONDS.sleep(TimeUnit.NANOSECONDS.convert(time));
  }
}
