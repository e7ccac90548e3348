package io.github.contactsv3.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.spi.Transport;
import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.QuotaSnapshot;
import io.github.contactsv3.resilience.spi.Permit;
import io.github.contactsv3.resilience.spi.QuotaGate;
import io.github.contactsv3.resilience.spi.QuotaKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Derived clients share the quota: only the client that they were derived from flushes it. */
class QuotaFlushTest {
  private final AtomicInteger flushed = new AtomicInteger();

  private final QuotaGate gate =
      new QuotaGate() {
        @Override
        public Permit acquire(QuotaKey key, Priority priority, Duration maxWait) {
          throw new UnsupportedOperationException("no calls here");
        }

        @Override
        public Optional<QuotaSnapshot> snapshot(QuotaKey key) {
          return Optional.empty();
        }

        @Override
        public void flush() {
          flushed.incrementAndGet();
        }
      };

  @Test
  void close_ofADerivedClient_flushesNothing() {
    ContactsClient client =
        ContactsClient.builder()
            .credentials(Credentials.privateIntegrationToken("pit-1"))
            .locationId("L1")
            .transport(
                Transport.of(
                    (request, options) -> {
                      throw new UnsupportedOperationException("no calls here");
                    }))
            .quota(gate)
            .build();

    client.forLocation("L2").close();
    client.with(CallOptions.builder().noRetries().build()).close();
    client.forLocation("L2").with(CallOptions.BATCH).close();
    assertThat(flushed).hasValue(0);

    client.close();
    assertThat(flushed).hasValue(1);
  }
}
