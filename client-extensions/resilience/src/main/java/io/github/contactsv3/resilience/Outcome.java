package io.github.contactsv3.resilience;

import io.github.contactsv3.core.RetryAfter;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** How an attempt ended that did not succeed. Immutable and thread-safe. */
public sealed interface Outcome {
  /** No connection came about, so nothing was sent: refused, unknown host, time-out connecting. */
  record NotConnected() implements Outcome {}

  /**
   * The request was sent, or may have been, and no whole response came: a broken connection, a
   * time-out. Whether the service processed it is not known.
   */
  record Lost() implements Outcome {}

  /**
   * No retry can help: the certificate of the server is not trusted, a proxy refuses the client, or
   * the response is larger than allowed.
   */
  record Unrecoverable() implements Outcome {}

  /**
   * The service, or a proxy before it, responded with an error.
   *
   * @param status the HTTP status
   * @param retryAfter what {@code Retry-After} said, as {@link RetryAfter#parse} reads it; empty if
   *     it said nothing of use
   */
  record ErrorResponse(int status, Optional<Duration> retryAfter) implements Outcome {
    /**
     * Checks that nothing is null.
     *
     * @param status the HTTP status
     * @param retryAfter what the header said, or empty
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
