package io.github.contactsv3.client.spi;

import feign.Client;
import java.util.Objects;

/**
 * What carries requests, if it is not to be the JDK's HTTP client. Immutable; thread-safe if the
 * client in it is.
 */
public final class Transport {
  private final Client client;

  private Transport(Client client) {
    this.client = Objects.requireNonNull(client, "client");
  }

  /**
   * Wraps a client of Feign. It must send bodies with DELETE, must not follow redirects, which
   * would show the token to another host, and must not repeat requests by itself.
   *
   * @param client a thread-safe client; it stays the caller's, who closes it
   * @return the transport
   */
  public static Transport of(Client client) {
    return new Transport(client);
  }

  /**
   * Returns the client in it.
   *
   * @return the client given
   */
  public Client client() {
    return client;
  }
}
