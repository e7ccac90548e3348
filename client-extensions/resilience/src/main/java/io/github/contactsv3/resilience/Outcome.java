package io.github.contactsv3.resilience;

import io.github.contactsv3.core.RetryAfter;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** The outcome of a failed attempt. Immutable and thread-safe. */
public sealed interface Outcome {
  /**
   * No connection was established, so nothing was sent: connection refused, unknown host, connect
   * timeout.
   */
  record NotConnected() implements Outcome {}

  /**
   * The request was sent, or may have been, and no complete response arrived: a broken connection,
   * a timeout. Whether the service processed it is unknown.
   */
  record Lost() implements Outcome {}

  /**
   * No retry can help: the certificate of the server is not trusted, a proxy refuses the client, or
   * the response is larger than allowed.
   */
  record Unrecoverable() implements Outcome {}

  /**
   * The service, or a proxy in front of it, responded with an error.
   *
   * @param status the HTTP status
   * @param retryAfter the delay of {@code Retry-After}, as {@link RetryAfter#parse} reads it; empty
   *     if it is missing or unusable
   */
  record ErrorResponse(int status, Optional<Duration> retryAfter) implements Outcome {
    /**
     * Checks that nothing is null.
     *
     * @param status the HTTP status
     * @param retryAfter the delay of the header, or empty
     */
    public ErrorResponse {
      Objects.requireNonNull(retryAfter, "retryAfter");
    }

    /**
     * Creates an outcome without {@code Retry-After}.
     *
     * @param status the HTTP status
     */
    public ErrorResponse(int status) {
      this(status, Optional.empty());
    }
  }
}
