package io.github.contactsv3.resilience.spi;

import io.github.contactsv3.core.RateLimits;

/**
 * The right to send one request. Its holder reports once how the request ended; only the first word
 * counts. Implementations are thread-safe.
 *
 * <pre>{@code
 * try (Permit permit = gate.acquire(key, timeLeft)) {
 *   Response response = send(request);
 *   permit.completed(response.status(), headers(response));
 * }
 * }</pre>
 */
public interface Permit extends AutoCloseable {
  /**
   * Says that a response arrived, of whatever status. To be called as soon as the headers are
   * there.
   *
   * @param status the HTTP status
   * @param headers what the response says of the limits
   */
  void completed(int status, RateLimits headers);

  /** Says that nothing was sent, as when no connection came about: the service counted nothing. */
  void unused();

  /**
   * Gives the permit back. If nothing has been said before, the request may have been sent and got
   * no response; it is taken for counted.
   */
  @Override
  void close();
}
