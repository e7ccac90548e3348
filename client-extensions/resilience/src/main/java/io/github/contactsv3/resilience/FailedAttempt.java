package io.github.contactsv3.resilience;

import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.core.internal.Ranges;
import java.time.Duration;
import java.util.Objects;

/**
 * An attempt at a call that did not succeed. Immutable and thread-safe.
 *
 * @param operation the operation that was called
 * @param retryable whether this call may arrive twice: {@link OperationInfo#idempotent()}, unless
 *     its arguments take that back as {@link OperationInfo#idempotentUnless()} says
 * @param number the number of the attempt, from 1
 * @param outcome how it ended
 * @param timeLeft what is left of the time for the whole call, all attempts and waits; negative if
 *     it is over
 */
public record FailedAttempt(
    OperationInfo operation, boolean retryable, int number, Outcome outcome, Duration timeLeft) {

  /**
   * Checks the parts.
   *
   * @param operation the operation
   * @param retryable whether this call may arrive twice
   * @param number the number of the attempt, from 1
   * @param outcome how it ended
   * @param timeLeft what is left for the whole call
   * @throws IllegalArgumentException if the number is less than 1
   */
  public FailedAttempt {
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(timeLeft, "timeLeft");
    Ranges.check("number", number, 1, Integer.MAX_VALUE);
  }
}
