package io.github.contactsv3.resilience;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** What a {@link RetryPolicy} says of a failed attempt. Immutable and thread-safe. */
public sealed interface Decision {
  /**
   * The call is to be sent again.
   *
   * @param delay how long to wait before, zero or more
   */
  record Retry(Duration delay) implements Decision {
    /**
     * Checks the delay.
     *
     * @param delay how long to wait before
     * @throws IllegalArgumentException if it is negative
     */
    public Retry {
      if (delay.isNegative()) {
        throw new IllegalArgumentException("delay is negative: " + delay);
      }
    }
  }

  /**
   * The failure is final.
   *
   * @param reason why
   * @param neededDelay with {@link Reason#NO_TIME_LEFT} the delay that did not fit, else empty
   */
  record GiveUp(Reason reason, Optional<Duration> neededDelay) implements Decision {
    /**
     * Checks that nothing is null.
     *
     * @param reason why
     * @param neededDelay the delay that did not fit, or empty
     */
    public GiveUp {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(neededDelay, "neededDelay");
    }

    /**
     * Creates a decision without a delay.
     *
     * @param reason why
     */
    public GiveUp(Reason reason) {
      this(reason, Optional.empty());
    }
  }

  /** Why a call is given up. Where several apply, the first in this order is named. */
  enum Reason {
    /** The response would be the same again. */
    PERMANENT,
    /** The service may have processed the call, and it may not arrive twice. */
    NOT_RETRYABLE,
    /** It was the last attempt of those allowed. */
    ATTEMPTS_USED,
    /** The delay before the next attempt would outlast the time for the whole call. */
    NO_TIME_LEFT
  }
}
