package io.github.contactsv3.resilience.spi;

import io.github.contactsv3.core.QuotaSnapshot;
import java.time.Duration;
import java.util.Optional;

/**
 * What a call passes before it is sent, so that all calls together keep within the limits of the
 * service. {@link io.github.contactsv3.resilience.Quotas} has the gates of one process; one that
 * several processes share implements this interface. Implementations are thread-safe.
 */
public interface QuotaGate {
  /**
   * Waits until a request may be sent. Each attempt of a call needs a permit of its own.
   *
   * @param key whose budget the request uses
   * @param maxWait how long to wait at most; zero or less means not at all
   * @return a permit for one request, which the caller closes
   * @throws QuotaExhaustedException if the request may not be sent in that time; thrown as soon as
   *     that is known, and nothing is used up
   * @throws InterruptedException if the thread is interrupted; nothing is used up
   */
  Permit acquire(QuotaKey key, Duration maxWait)
      throws QuotaExhaustedException, InterruptedException;

  /**
   * Returns how a quota stands.
   *
   * @param key whose budget
   * @return the state, or empty if the gate has no limit or does not know
   */
  Optional<QuotaSnapshot> snapshot(QuotaKey key);
}
