package io.github.contactsv3.resilience;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** The decision of a {@link RetryPolicy} on a failed attempt. Immutable and thread-safe. */
public sealed interface Decision {
  /**
   * Send the request again.
   *
   * @param delay the delay before the next attempt, zero or more
   */
  record Retry(Duration delay) implements Decision {
    /**
     * Checks the delay.
     *
     * @param delay the delay before the next attempt
     * @throws IllegalArgumentException if it is negative
     */
    public Retry {
      if (delay.isNegative()) {
        throw new IllegalArgumentException("delay is negative: " + delay);
      }
    }
  }

  /**
   * Give up: the failure is final.
   *
   * @param reason the reason
   * @param neededDelay with {@link Reason#NO_TIME_LEFT} the delay that did not fit, else empty
   */
  record GiveUp(Reason reason, Optional<Duration> neededDelay) implements Decision {
    /**
     * Checks that nothing is null.
     *
     * @param reason the reason
     * @param neededDelay the delay that did not fit, or empty
     */
    public GiveUp {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(neededDelay, "neededDelay");
    }

    /**
     * Creates a decision without a delay.
     *
     * @param reason the reason
     */
    public GiveUp(Reason reason) {
      this(reason, Optional.empty());
    }
  }

  /** The reason to give up. If several apply, the first in this order is used. */
  enum Reason {
    /** A retry would fail in the same way. */
    PERMANENT,
    /** The service may have processed the request, and the operation is not idempotent. */
    NOT_RETRYABLE,
    /** The last permitted attempt has failed. */
    ATTEMPTS_USED,
    /** The delay before the next attempt would exceed the timeout of the call. */
    NO_TIME_LEFT
  }
}
