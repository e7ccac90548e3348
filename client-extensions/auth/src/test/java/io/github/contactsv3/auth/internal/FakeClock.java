package io.github.contactsv3.auth.internal;

import io.github.contactsv3.core.spi.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only when told to; a sleep passes it. */
final class FakeClock implements Clock {
  static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  final AtomicLong sleeps = new AtomicLong();
  volatile double random;
  volatile Runnable onSleep = () -> {};

  // starts near the overflow of nanoTime, which is allowed to happen
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);
  private volatile Duration jump = Duration.ZERO;
  private final long start = nanos.get();
  private final Instant began;

  FakeClock() {
    this(START);
  }

  FakeClock(Instant began) {
    this.began = began;
  }

  @Override
  public Instant now() {
    return began.plusNanos(nanos.get() - start).plus(jump);
  }

  @Override
  public long nanoTime() {
    return nanos.get();
  }

  @Override
  public double random() {
    return random;
  }

  @Override
  public void sleep(Duration time) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    sleeps.incrementAndGet();
    pass(time);
    onSleep.run();
  }

  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  void jumpWallClock(Duration by) {
    jump = jump.plus(by);
  }
}
