package io.github.contactsv3.contract.faults;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.ContactsClientBuilder;
import io.github.contactsv3.client.spi.Transport;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.RetryPolicy;
import java.time.Duration;

/** The clients that meet the faults. */
final class FaultClients {
  /** Never in a message. */
  static final String TOKEN = "pit-7c1e2f9a-secret";

  private static final RetryPolicy AT_ONCE =
      RetryPolicy.builder()
          .initialDelay(Duration.ofMillis(1))
          .maxDelay(Duration.ofMillis(1))
          .build();

  private FaultClients() {}

  static ContactsClient of(Cell cell, FaultServer server, Duration callTimeout) {
    HttpFault fault = cell.fault();
    ContactsClientBuilder builder =
        ContactsClient.builder()
            .credentials(Credentials.privateIntegrationToken(TOKEN))
            .locationId("L1")
            .baseUrl(fault.url(server.port()))
            .quota(Quotas.unlimited())
            .callTimeout(callTimeout)
            .retries(
                attempt -> {
                  fault.betweenAttempts(server);
                  return AT_ONCE.decide(attempt);
                });
    if (cell.client() != ClientKind.OWN) {
      builder.transport(cell.client().feignTransport());
    } else if (fault.proxy() != null) {
      builder.transport(Transport.of(ProxiedClient.of(server.port(), fault.proxy())));
    }
    return builder.build();
  }
}
