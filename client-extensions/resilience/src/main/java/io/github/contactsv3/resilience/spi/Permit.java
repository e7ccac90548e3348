package io.github.contactsv3.resilience.spi;

import io.github.contactsv3.core.RateLimits;

/**
 * The permission to send one request. Its holder reports once how the request ended; later reports
 * are ignored. Implementations are thread-safe.
 * <!-- region permit of JavadocSnippets.java -->
 *
 * <pre>{@code
 * try (Permit permit = quota.acquire(key, Priority.INTERACTIVE, timeLeft)) {
 *   int status = request.getAsInt(); // sends it
 *   permit.completed(status, RateLimits.UNKNOWN);
 * }
 * }</pre>
 */
public interface Permit extends AutoCloseable {
  /**
   * Reports a response of any status. Call it as soon as the headers have arrived.
   *
   * @param status the HTTP status
   * @param headers the rate limits in the response's headers
   */
  void completed(int status, RateLimits headers);

  /**
   * Reports that nothing was sent, for example because no connection was established; the service
   * counted nothing.
   */
  void unused();

  /**
   * Releases the permit. Without an earlier report the request may have been sent without a
   * response, and counts as used.
   */
  @Override
  void close();
}
