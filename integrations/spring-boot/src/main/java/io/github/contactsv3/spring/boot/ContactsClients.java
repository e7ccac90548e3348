package io.github.contactsv3.spring.boot;

import io.github.contactsv3.client.ContactsClient;

/**
 * Clients for locations that are known only at run time, such as those whose users have installed
 * the app. A bean of this type exists if {@code contacts.credentials.client-id} is set.
 * Thread-safe.
 */
public interface ContactsClients {
  /**
   * Returns the client of a location: with the tokens of the agency if {@code
   * contacts.credentials.company-id} is set, else with those that the location's installation has
   * put into the token store. Whether there are any shows at the first call.
   *
   * @param locationId the location
   * @return the client, the same for the same location; closed with the application
   * @throws IllegalArgumentException if the id is not made of letters, digits, {@code _} and {@code
   *     -}
   */
  ContactsClient forLocation(String locationId);
}
