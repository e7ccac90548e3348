package io.github.contactsv3.spring.boot.internal.client;

import io.github.contactsv3.client.ContactsClient;
import java.util.Collections;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The configured clients with their states. Thread-safe. */
public final class ClientRegistry {
  private final SortedMap<String, Entry> entries = new ConcurrentSkipListMap<>();

  /** Creates a registry without clients. */
  public ClientRegistry() {}

  /**
   * A client that was created.
   *
   * @param client the client
   * @param state what its calls have shown
   */
  public record Entry(ContactsClient client, ClientState state) {}

  void add(String name, ContactsClient client, ClientState state) {
    entries.put(name, new Entry(client, state));
  }

  /**
   * Returns the clients that were created.
   *
   * @return the clients by their names, sorted
   */
  public SortedMap<String, Entry> entries() {
    return Collections.unmodifiableSortedMap(entries);
  }
}
