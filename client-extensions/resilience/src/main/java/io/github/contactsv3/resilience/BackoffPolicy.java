package io.github.contactsv3.resilience;

import io.github.contactsv3.resilience.Decision.GiveUp;
import io.github.contactsv3.resilience.Decision.Reason;
import io.github.contactsv3.resilience.Decision.Retry;
import io.github.contactsv3.resilience.Outcome.ErrorResponse;
import io.github.contactsv3.resilience.Outcome.NotConnected;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Exponential backoff with full jitter. */
final class BackoffPolicy implements RetryPolicy {
  private final int maxAttempts;
  private final long firstNanos;
  private final long maxNanos;
  private final RandomGenerator random;

  BackoffPolicy(int maxAttempts, Duration first, Duration max, RandomGenerator random) {
    this.maxAttempts = maxAttempts;
    this.firstNanos = first.toNanos();
    this.maxNanos = max.toNanos();
    this.random = random;
  }

  @Override
  public Decision decide(FailedAttempt attempt) {
    Outcome outcome = attempt.outcome();
    if (outcome instanceof Outcome.Unrecoverable
        || (outcome instanceof ErrorResponse response && !isTransient(response.status()))) {
      return new GiveUp(Reason.PERMANENT);
    }
    if (!attempt.retryable() && !isUnprocessed(outcome)) {
      return new GiveUp(Reason.NOT_RETRYABLE);
    }
    if (attempt.number() >= maxAttempts) {
      return new GiveUp(Reason.ATTEMPTS_USED);
    }
    Duration delay = delayAfter(attempt.number(), outcome);
    return delay.compareTo(attempt.timeLeft()) < 0
        ? new Retry(delay)
        : new GiveUp(Reason.NO_TIME_LEFT, Optional.of(delay));
  }

  private static boolean isTransient(int status) {
    return status == 408 || status == 429 || (status >= 500 && status <= 599);
  }

  /**
   * Returns whether the service certainly did not process the request, so that even an unsafe one
   * can be retried.
   */
  private static boolean isUnprocessed(Outcome outcome) {
    return outcome instanceof NotConnected
        || (outcome instanceof ErrorResponse response && response.status() == 429);
  }

  private Duration delayAfter(int number, Outcome outcome) {
    Duration backoff = Duration.ofNanos(random.nextLong(bound(number) + 1));
    if (outcome instanceof ErrorResponse response && response.retryAfter().isPresent()) {
      Duration asked = response.retryAfter().get();
      return asked.compareTo(backoff) > 0 ? asked : backoff;
    }
    return backoff;
  }

  private long bound(int number) {
    long bound = firstNanos;
    for (int i = 1; i < number && bound < maxNanos; i++) {
      bound *= 2;
    }
    return Math.min(bound, maxNanos);
  }

  @Override
  public String toString() {
    return "RetryPolicy{maxAttempts="
        + maxAttempts
        + ", initialDelay="
        + Duration.ofNanos(firstNanos)
        + ", maxDelay="
        + Duration.ofNanos(maxNanos)
        + "}";
  }
}
