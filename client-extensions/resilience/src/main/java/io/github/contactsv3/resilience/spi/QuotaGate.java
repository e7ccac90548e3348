package io.github.contactsv3.resilience.spi;

import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.QuotaSnapshot;
import java.time.Duration;
import java.util.Optional;

/**
 * Issues permits for requests, so that all calls together keep within the rate limits of the
 * service. {@link io.github.contactsv3.resilience.Quotas} has the quotas of one process; a quota
 * shared by several processes implements this interface. Implementations are thread-safe.
 */
public interface QuotaGate {
  /**
   * Waits until a request may be sent. Each attempt of a call needs a permit of its own.
   *
   * @param key the app and location whose budget the request uses
   * @param priority how urgent the request is
   * @param maxWait the maximum wait; zero or less means no wait
   * @return a permit for one request, which the caller closes
   * @throws QuotaExhaustedException if no permit can be free in that time; thrown as soon as that
   *     is known, and no permit is used
   * @throws InterruptedException if the thread is interrupted; no permit is used
   */
  Permit acquire(QuotaKey key, Priority priority, Duration maxWait)
      throws QuotaExhaustedException, InterruptedException;

  /**
   * Returns the state of a quota.
   *
   * @param key the app and location
   * @return the state, or empty if there is no limit or it is unknown
   */
  Optional<QuotaSnapshot> snapshot(QuotaKey key);

  /**
   * Tells other processes what they have not been told yet, such as which permits are free again. A
   * client does so when it is closed. Blocks, but not for long; does nothing unless overridden.
   *
   * @throws RuntimeException if a store fails
   */
  default void flush() {}
}
