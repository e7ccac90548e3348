package io.github.contactsv3.spring.boot.internal.actuate;

import io.github.contactsv3.spring.boot.internal.client.ClientRegistry;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** The health for Spring Boot 4. Sends nothing. Thread-safe. */
public final class Boot4HealthIndicator implements HealthIndicator {
  private final ClientRegistry clients;

  /**
   * Creates an indicator.
   *
   * @param clients the clients
   */
  public Boot4HealthIndicator(ClientRegistry clients) {
    this.clients = clients;
  }

  @Override
  public Health health() {
    ContactsHealth health = ContactsHealth.of(clients);
    return Health.status(new Status(health.status().name())).withDetails(health.details()).build();
  }
}
