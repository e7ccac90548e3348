package io.github.contactsv3.resilience;

import io.github.contactsv3.core.internal.Ranges;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/**
 * Decides whether and when a failed request is retried. A policy only decides; its caller waits and
 * sends. Implementations are thread-safe and stateless.
 *
 * <p>The built-in policies follow these rules. The API has no idempotency key, so a call that is
 * not idempotent is retried only if the service cannot have processed it: if no connection was
 * established, and after a 429. Idempotent calls are also retried after a broken connection, a
 * timeout, a 408 and every 5xx. All other responses are final. That includes 401: the credentials
 * decide whether a new token helps.
 *
 * <p>The delay is random between zero and a bound that starts at half a second and doubles with
 * each attempt up to 20 seconds ("full jitter"). It is never shorter than the service's {@code
 * Retry-After}. A delay that would exceed the call timeout is not started.
 */
public interface RetryPolicy {
  /**
   * Decides whether to retry after a failed attempt.
   *
   * @param attempt the failed attempt
   * @return {@link Decision.Retry} or {@link Decision.GiveUp}
   */
  Decision decide(FailedAttempt attempt);

  /**
   * Returns the policy that clients use by default: at most four attempts, delays bounded by 0.5 s
   * doubling to 20 s.
   *
   * @return the policy
   */
  static RetryPolicy standard() {
    return builder().build();
  }

  /**
   * Returns a policy that never retries a failed request. The credentials may still send it once
   * more with a new token after a 401.
   *
   * @return the policy
   */
  static RetryPolicy never() {
    return builder().maxAttempts(1).build();
  }

  /**
   * Returns a builder that starts with the values of {@link #standard()}.
   *
   * @return a builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link RetryPolicy}. Not thread-safe. */
  final class Builder {
    private static final Duration MIN = Duration.ofMillis(1);
    private static final Duration MAX = Duration.ofDays(1);

    private int maxAttempts = 4;
    private Duration initialDelay = Duration.ofMillis(500);
    private Duration maxDelay = Duration.ofSeconds(20);
    private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();

    private Builder() {}

    /**
     * Sets the maximum number of attempts.
     *
     * @param maxAttempts the number of attempts, including the first; 1 means no retries
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxAttempts(int maxAttempts) {
      this.maxAttempts = Ranges.check("maxAttempts", maxAttempts, 1, Integer.MAX_VALUE);
      return this;
    }

    /**
     * Sets the upper bound of the first delay; each further bound is twice the previous one.
     *
     * @param initialDelay 1 ms to 24 h
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder initialDelay(Duration initialDelay) {
      this.initialDelay = Ranges.check("initialDelay", initialDelay, MIN, MAX);
      return this;
    }

    /**
     * Sets the maximum of the bound of a delay. A {@code Retry-After} may ask for more.
     *
     * @param maxDelay 1 ms to 24 h; if it is less than {@code initialDelay}, it is the bound of all
     *     delays
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder maxDelay(Duration maxDelay) {
      this.maxDelay = Ranges.check("maxDelay", maxDelay, MIN, MAX);
      return this;
    }

    /**
     * Sets the source of random numbers for the jitter.
     *
     * @param random a generator; thread-safe if the policy is used by several threads
     * @return this builder
     */
    public Builder random(RandomGenerator random) {
      this.random = Objects.requireNonNull(random, "random");
      return this;
    }

    /**
     * Builds the policy.
     *
     * @return a new policy
     */
    public RetryPolicy build() {
      return new BackoffPolicy(maxAttempts, initialDelay, maxDelay, random);
    }
  }
}
