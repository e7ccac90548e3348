package io.github.contactsv3.resilience.internal;

import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** The time of the system. */
enum SystemTime implements TimeSource {
  INSTANCE;

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
  public void await(Lock lock, Condition condition, long nanos) throws InterruptedException {
    condition.awaitNanos(nanos);
  }
}
