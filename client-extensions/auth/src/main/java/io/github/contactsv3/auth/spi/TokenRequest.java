package io.github.contactsv3.auth.spi;

import io.github.contactsv3.core.OperationInfo;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The need of one attempt for a token. Immutable and thread-safe.
 *
 * @param operation the operation of the call, which errors of a token store or a token supplier
 *     name
 * @param attempts how often the call has sent its request so far, 0 or more
 * @param locationId the location that the request is for, or null if it is for none
 * @param timeLeft how long getting the token may take; nothing is left if it is not positive
 */
public record TokenRequest(
    OperationInfo operation, int attempts, @Nullable String locationId, Duration timeLeft) {
  /**
   * Creates a request.
   *
   * @param operation the operation of the call
   * @param attempts how often the call has sent its request so far
   * @param locationId the location, or null
   * @param timeLeft how long getting the token may take
   */
  public TokenRequest {
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(timeLeft, "timeLeft");
  }
}
