package io.github.contactsv3.spring.boot;

import java.util.Optional;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where the service is and how to get in. A bean of this type replaces the properties of the same
 * names for all clients, such as with a sandbox in tests. Implementations are thread-safe.
 */
public interface ContactsConnectionDetails extends ConnectionDetails {
  /**
   * Returns the base URL.
   *
   * @return an absolute URL, in place of {@code contacts.base-url}
   */
  String baseUrl();

  /**
   * Returns the private integration token of the clients that are not configured for OAuth.
   *
   * @return the token, in place of {@code contacts.credentials.token}; empty if that counts
   */
  default Optional<String> token() {
    return Optional.empty();
  }

  /**
   * Returns the location of the clients.
   *
   * @return its id, in place of {@code contacts.location-id}; empty if that counts
   */
  default Optional<String> locationId() {
    return Optional.empty();
  }
}
