package io.github.contactsv3.resilience;

import io.github.contactsv3.core.internal.Ranges;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/**
 * Says whether a call that failed is sent again, and when. A policy only decides: its caller waits
 * and sends. Implementations are thread-safe and keep no state from one decision to the next.
 *
 * <p>The policies made here keep to these rules. The API has no idempotency key, so a call that may
 * not arrive twice is repeated only when the service cannot have processed it: when no connection
 * came about, and after a 429. Any other call is repeated also after a lost connection, a time-out,
 * a 408 and every 5xx. All other responses are final. That includes 401: whether a fresh token
 * helps is for the credentials to say.
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
    private static final Duration MIN = Duration.ofMillis(1);
    private static final Duration MAX = Duration.ofDays(1);

    private int maxAttempts = 4;
    private Duration initialDelay = Duration.ofMillis(500);
    private Duration maxDelay = Duration.ofSeconds(20);
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
      this.maxAttempts = Ranges.check("maxAttempts", maxAttempts, 1, Integer.MAX_VALUE);
      return this;
    }

    /**
     * Sets the upper bound of the first delay; each further bound is twice the one before.
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
     * Sets what the bound of a wait grows to at most. A {@code Retry-After} may ask for more.
     *
     * @param maxDelay 1 ms to 24 h; if it is less than the first bound, it is the bound of all
     * @return this builder
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder maxDelay(Duration maxDelay) {
      this.maxDelay = Ranges.check("maxDelay", maxDelay, MIN, MAX);
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
      return new BackoffPolicy(maxAttempts, initialDelay, maxDelay, random);
    }
  }
}
