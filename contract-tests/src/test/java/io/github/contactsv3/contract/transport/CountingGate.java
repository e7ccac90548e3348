package io.github.contactsv3.contract.transport;

import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.QuotaSnapshot;
import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.resilience.spi.Permit;
import io.github.contactsv3.resilience.spi.QuotaGate;
import io.github.contactsv3.resilience.spi.QuotaKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives a permit to each request and counts those that were not given back. */
final class CountingGate implements QuotaGate {
  private final AtomicInteger open = new AtomicInteger();

  int open() {
    return open.get();
  }

  @Override
  public Permit acquire(QuotaKey key, Priority priority, Duration maxWait) {
    open.incrementAndGet();
    return new Permit() {
      @Override
      public void completed(int status, RateLimits headers) {
        // Nothing is limited.
      }

      @Override
      public void unused() {
        // Nothing is limited.
      }

      @Override
      public void close() {
        open.decrementAndGet();
      }
    };
  }

  @Override
  public Optional<QuotaSnapshot> snapshot(QuotaKey key) {
    return Optional.empty();
  }
}
