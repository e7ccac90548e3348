package io.github.contactsv3.client;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.resilience.Quotas;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Gives each test a server, and a client of location L1 that calls it. */
abstract class ScriptedClient {
  final VirtualClock clock = new VirtualClock();
  ScriptedServer server;
  ContactsClient client;

  @BeforeEach
  void start() {
    server = ScriptedServer.start();
    client =
        ContactsClient.builder()
            .credentials(Credentials.privateIntegrationToken("pit-canary"))
            .locationId("L1")
            .baseUrl(server.url())
            .quota(Quotas.unlimited())
            .clock(clock)
            .build();
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
  }
}
