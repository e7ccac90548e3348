package io.github.contactsv3.examples;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.ContactsSandboxBuilder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The service that a program calls: the real one if {@code HIGHLEVEL_TOKEN} and {@code
 * HIGHLEVEL_LOCATION} are set, else a sandbox of its own. A program that writes also has to be told
 * {@code --live}: variables that are set for another program must not change a real location.
 */
final class Target implements AutoCloseable {
  private final @Nullable ContactsSandbox sandbox;
  private final ContactsClient client;

  private Target(@Nullable ContactsSandbox sandbox, ContactsClient client) {
    this.sandbox = sandbox;
    this.client = client;
  }

  /** Opens the target of a program that only reads. */
  static Target open(ContactsSandboxBuilder settings) {
    return open(settings, System.getenv(), true);
  }

  /** Opens the target of a program that writes. */
  static Target forWriting(ContactsSandboxBuilder settings, boolean live) {
    return open(settings, System.getenv(), live);
  }

  static Target open(ContactsSandboxBuilder settings, Map<String, String> variables, boolean live) {
    String token = variables.get("HIGHLEVEL_TOKEN");
    String location = variables.get("HIGHLEVEL_LOCATION");
    if (live && token != null && location != null) {
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
