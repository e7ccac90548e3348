package io.github.contactsv3.spring.boot.internal.actuate;

import io.github.contactsv3.spring.boot.internal.client.ClientRegistry;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/** The endpoint {@code contacts}: quota and last success of each client. Sends nothing. */
@Endpoint(id = "contacts")
public final class ContactsEndpoint {
  private final ClientRegistry clients;

  /**
   * Creates an endpoint.
   *
   * @param clients the clients
   */
  public ContactsEndpoint(ClientRegistry clients) {
    this.clients = clients;
  }

  /**
   * The response of the endpoint.
   *
   * @param clients the clients by their names
   */
  public record Report(Map<String, ClientReport> clients) {}

  /**
   * Reports all clients.
   *
   * @return the clients that were created
   */
  @ReadOperation
  public Report clients() {
    SortedMap<String, ClientReport> reports = new TreeMap<>();
    clients.entries().forEach((name, entry) -> reports.put(name, ClientReport.of(entry)));
    return new Report(reports);
  }

  /**
   * Reports one client.
   *
   * @param client its name
   * @return the client, null if there is none
   */
  @ReadOperation
  public @Nullable ClientReport client(@Selector String client) {
    ClientRegistry.Entry entry = clients.entries().get(client);
    return entry == null ? null : ClientReport.of(entry);
  }
}
