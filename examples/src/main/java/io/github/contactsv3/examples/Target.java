package io.github.contactsv3.examples;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.ContactsSandboxBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Whom a program calls: the real service if {@code HIGHLEVEL_TOKEN} and {@code HIGHLEVEL_LOCATION}
 * are set, else a sandbox of its own.
 */
final class Target implements AutoCloseable {
  private final @Nullable ContactsSandbox sandbox;
  private final ContactsClient client;

  private Target(@Nullable ContactsSandbox sandbox, ContactsClient client) {
    this.sandbox = sandbox;
    this.client = client;
  }

  static Target open(ContactsSandboxBuilder settings) {
    String token = System.getenv("HIGHLEVEL_TOKEN");
    String location = System.getenv("HIGHLEVEL_LOCATION");
    if (token != null && location != null) {
      return new Target(
          null,
          ContactsClient.builder()
              .credentials(Credentials.privateIntegrationToken(token))
              .locationId(location)
              .build());
    }
    ContactsSandbox sandbox = settings.start();
    return new Target(
        sandbox,
        ContactsClient.builder()
            .credentials(Credentials.privateIntegrationToken(sandbox.token()))
            .locationId(sandbox.locationId())
            .baseUrl(sandbox.baseUrl())
            .build());
  }

  ContactsClient client() {
    return client;
  }

  String name() {
    return sandbox == null ? "the service" : "a sandbox";
  }

  @Override
  public void close() {
    if (sandbox != null) {
      sandbox.close();
    }
  }
}
