package io.github.contactsv3.spark;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.spi.TokenEndpoint;
import io.github.contactsv3.auth.spi.TokenProvider;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.ContactsClientBuilder;
import io.github.contactsv3.core.spi.Clock;
import org.jspecify.annotations.Nullable;

/** Credentials whose tokens the driver needs themselves, to hand them to executors. */
final class CapturedCredentials implements Credentials {

  private final Credentials credentials;
  private @Nullable TokenProvider provider;

  private CapturedCredentials(Credentials credentials) {
    this.credentials = credentials;
  }

  /**
   * Connects credentials.
   *
   * @param client the settings; its credentials are replaced
   * @return a client, and the provider of its tokens
   */
  static Connected connect(Credentials credentials, ContactsClientBuilder client) {
    CapturedCredentials captured = new CapturedCredentials(credentials);
    ContactsClient built = client.credentials(captured).build();
    TokenProvider provider = captured.provider;
    if (provider == null) {
      throw new IllegalStateException("the client has not connected its credentials");
    }
    return new Connected(built, provider);
  }

  /**
   * A client and the provider of its tokens.
   *
   * @param client the client
   * @param tokens the provider
   */
  record Connected(ContactsClient client, TokenProvider tokens) {}

  @Override
  public TokenProvider connect(TokenEndpoint endpoint, Clock clock) {
    TokenProvider connected = credentials.connect(endpoint, clock);
    this.provider = connected;
    return connected;
  }

  @Override
  public String toString() {
    return credentials.toString();
  }
}
