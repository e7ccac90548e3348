package io.github.contactsv3.sandbox;

import io.github.contactsv3.core.spi.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A clock for clients under test that follows the clock of a sandbox, so that both agree on the
 * expiry of tokens, on quota windows and on timestamps. Wants {@code contacts-v3-client} on the
 * class path.
 *
 * <p>Tests do not wait: a sleep of the client, such as the delay before a retry, advances the
 * sandbox's clock instead, also a frozen one. A wait for a permit advances it in steps, until the
 * permit is there. Jitter of refreshes and leases is always half of its range; that of retries is
 * set by {@code RetryPolicy.Builder.random}. Timeouts of the transport remain real time.
 *
 * <p>Thread-safe: sleeps that begin together end together.
 */
public final class ClientClock implements Clock {
  /** How far a wait for another thread advances the clock after each real pause. */
  private static final Duration STEP = Duration.ofMillis(100);

  /** Long enough for a call under way on this machine to give its permit back. */
  private static final long PAUSE_NANOS = 5_000_000;

  private final SandboxClock sandbox;
  private final ReentrantLock lock = new ReentrantLock();
  private Instant seen;
  private long nanos;

  private ClientClock(SandboxClock sandbox) {
    this.sandbox = sandbox;
    this.seen = sandbox.now();
  }

  /**
   * Returns a clock for clients of a sandbox, and for quotas of such clients.
   *
   * @param sandbox the clock of the sandbox in this JVM
   * @return a new clock
   */
  public static ClientClock following(SandboxClock sandbox) {
    return new ClientClock(Objects.requireNonNull(sandbox, "sandbox"));
  }

  @Override
  public Instant now() {
    return sandbox.now();
  }

  /** Setting the sandbox's clock back does not set this back: it goes on from where it was. */
  @Override
  public long nanoTime() {
    lock.lock();
    try {
      Instant now = sandbox.now();
      nanos += Math.max(0, elapsed(now).toNanos());
      seen = now;
      return nanos;
    } finally {
      lock.unlock();
    }
  }

  /** Centuries, as between 1900 and 9998, are more than nanoseconds can count. */
  private Duration elapsed(Instant now) {
    Duration elapsed = Duration.between(seen, now);
    Duration most = Duration.ofDays(36_500);
    return elapsed.compareTo(most) > 0 ? most : elapsed;
  }

  @Override
  public double random() {
    return 0.5;
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    advanceTo(sandbox.now().plus(duration));
  }

  @Override
  @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
  public void await(Lock held, Condition condition, long longest) throws InterruptedException {
    Instant goal = sandbox.now().plusNanos(Math.min(longest, STEP.toNanos()));
    if (condition.awaitNanos(PAUSE_NANOS) <= 0) {
      advanceTo(goal);
    }
  }

  private void advanceTo(Instant goal) {
    lock.lock();
    try {
      Duration left = Duration.between(sandbox.now(), goal);
      if (!left.isNegative()) {
        sandbox.advance(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
