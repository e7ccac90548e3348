package io.github.contactsv3.spring.boot.internal.client;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.spring.boot.ContactsClientCustomizer;
import io.github.contactsv3.spring.boot.ContactsClients;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Clients of locations, built on first use and kept. Thread-safe. */
public final class LocationClients implements ContactsClients, AutoCloseable {
  private final ClientFactory factory;
  private final Map<String, ContactsClient> clients = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /**
   * Creates the clients.
   *
   * @param factory builds them
   */
  public LocationClients(ClientFactory factory) {
    this.factory = factory;
  }

  @Override
  public ContactsClient forLocation(String locationId) {
    LocationIds.check(locationId);
    if (closed) {
      throw new IllegalStateException("the application has stopped");
    }
    if (factory.isAgency()) {
      // One client of the agency for all its locations: they share its tokens and connections.
      return clients
          .computeIfAbsent(
              ContactsClientCustomizer.DEFAULT_CLIENT, any -> factory.createForAgency())
          .forLocation(locationId);
    }
    return clients.computeIfAbsent(locationId, factory::createForLocation);
  }

  @Override
  public void close() {
    closed = true;
    clients.values().forEach(ContactsClient::close);
  }
}
