package io.github.contactsv3.resilience;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/**
 * Says whether a call that failed is sent again, and when. A policy only decides: whoever calls it
 * waits and sends. Implementations are thread-safe and keep no state from one decision to the next.
 *
 * <p>The policies made here keep to these rules. The API has no idempotency key, so a call that may
 * not arrive twice is repeated only when the service cannot have processed it: when no connection
 * came about, and after a 429. Any other call is repeated also after a lost connection, a time-out,
 * a 408 and every 5xx. All other answers are final. That includes 401: whether a fresh token helps
 * is for the credentials to say.
 *
 * <p>The wait is drawn evenly from zero to a bound that starts at half a second and doubles with
 * each attempt up to 20 seconds ("full jitter"). If the service sent {@code Retry-After}, the wait
 * is never shorter than that. A wait that does not end before the time of the call does is not
 * begun.
 */
public interface RetryPolicy {
  /**
   * Decides about one failed attempt.
   *
   * @param attempt what was tried and how it ended
   * @return to repeat or to give up
   */
  Decision decide(FailedAttempt attempt);

  /**
   * Returns the policy that clients use by default: at most four attempts, waits bounded by 0.5 s
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
    private static final Duration MAX = Duration.ofDays(1);

    private int maxAttempts = 4;
    private Duration firstBackoff = Duration.ofMillis(500);
    private Duration maxBackoff = Duration.ofSeconds(20);
    private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();

    private Builder() {}

    /**
     * Sets how often a call is sent at most.
     *
     * @param maxAttempts the number of attempts with the first one; 1 means no repetition
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxAttempts(int maxAttempts) {
      if (maxAttempts < 1) {
        throw new IllegalArgumentException("maxAttempts is " + maxAttempts + ", less than 1");
      }
      this.maxAttempts = maxAttempts;
      return this;
    }

    /**
     * Sets the bound of the first wait; each further bound is twice the one before.
     *
     * @param firstBackoff more than zero, at most a day
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder firstBackoff(Duration firstBackoff) {
      this.firstBackoff = checked("firstBackoff", firstBackoff);
      return this;
    }

    /**
     * Sets what the bound of a wait grows to at most. A {@code Retry-After} may ask for more.
     *
     * @param maxBackoff more than zero, at most a day; if it is less than the first bound, it is
     *     the bound of all
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder maxBackoff(Duration maxBackoff) {
      this.maxBackoff = checked("maxBackoff", maxBackoff);
      return this;
    }

    /**
     * Sets where chance comes from.
     *
     * @param random a generator; thread-safe if the policy is used by several threads
     * @return this builder
     */
    public Builder random(RandomGenerator random) {
      this.random = Objects.requireNonNull(random, "random");
      return this;
    }

    /**
     * Returns the policy.
     *
     * @return a new policy
     */
    public RetryPolicy build() {
      return new BackoffPolicy(maxAttempts, firstBackoff, maxBackoff, random);
    }

    private static Duration checked(String name, Duration value) {
      if (value.isNegative() || value.isZero() || value.compareTo(MAX) > 0) {
        throw new IllegalArgumentException(name + " is " + value + ", not in (0, 24 h]");
      }
      return value;
    }
  }
}
