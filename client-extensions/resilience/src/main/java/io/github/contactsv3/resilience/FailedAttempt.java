package io.github.contactsv3.resilience;

import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.core.internal.Ranges;
import java.time.Duration;
import java.util.Objects;

/**
 * A failed attempt of a call. Immutable and thread-safe.
 *
 * @param operation the operation that was called
 * @param retryable whether the service may process this call twice: {@link
 *     OperationInfo#idempotent()}, unless its arguments revoke that, see {@link
 *     OperationInfo#idempotentUnless()}
 * @param number the number of the attempt, from 1
 * @param outcome the outcome of the attempt
 * @param timeLeft the time left until the timeout of the whole call; negative if it has passed
 */
public record FailedAttempt(
    OperationInfo operation, boolean retryable, int number, Outcome outcome, Duration timeLeft) {

  /**
   * Checks the parts.
   *
   * @param operation the operation
   * @param retryable whether the service may process this call twice
   * @param number the number of the attempt, from 1
   * @param outcome the outcome of the attempt
   * @param timeLeft the time left until the timeout of the call
   * @throws IllegalArgumentException if the number is less than 1
   */
  public FailedAttempt {
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(timeLeft, "timeLeft");
    Ranges.check("number", number, 1, Integer.MAX_VALUE);
  }
}
