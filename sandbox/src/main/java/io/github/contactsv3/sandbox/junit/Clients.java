package io.github.contactsv3.sandbox.junit;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.sandbox.ClientClock;
import io.github.contactsv3.sandbox.ContactsSandbox;

/** Makes clients; apart, so that the extension works without the client on the class path. */
final class Clients {

  private Clients() {}

  /** A client that leaves the quota to the sandbox and goes by its clock. */
  static ContactsClient of(ContactsSandbox sandbox) {
    return ContactsClient.builder()
        .baseUrl(sandbox.baseUrl())
        .credentials(Credentials.privateIntegrationToken(sandbox.token()))
        .locationId(sandbox.locationId())
        .quota(Quotas.unlimited())
        .clock(ClientClock.following(sandbox.clock()))
        .build();
  }
}
