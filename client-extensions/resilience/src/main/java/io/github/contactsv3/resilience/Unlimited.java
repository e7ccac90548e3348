package io.github.contactsv3.resilience;

import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.QuotaSnapshot;
import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.resilience.spi.Permit;
import io.github.contactsv3.resilience.spi.QuotaGate;
import io.github.contactsv3.resilience.spi.QuotaKey;
import java.time.Duration;
import java.util.Optional;

/** A quota without limits. */
enum Unlimited implements QuotaGate {
  INSTANCE;

  private static final Permit PERMIT =
      new Permit() {
        @Override
        public void completed(int status, RateLimits headers) {}

        @Override
        public void unused() {}

        @Override
        public void close() {}
      };

  @Override
  public Permit acquire(QuotaKey key, Priority priority, Duration maxWait) {
    return PERMIT;
  }

  @Override
  public Optional<QuotaSnapshot> snapshot(QuotaKey key) {
    return Optional.empty();
  }
}
