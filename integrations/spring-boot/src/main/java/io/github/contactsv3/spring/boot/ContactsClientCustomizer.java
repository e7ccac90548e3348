package io.github.contactsv3.spring.boot;

import io.github.contactsv3.client.ContactsClientBuilder;

/**
 * Changes the builder of each client after the properties have been applied. Beans of this type are
 * called in their order. Called once for each client, in the thread that creates it.
 */
@FunctionalInterface
public interface ContactsClientCustomizer {
  /** The name of the client whose properties are directly below {@code contacts}. */
  String DEFAULT_CLIENT = "default";

  /**
   * Changes the builder of a client.
   *
   * @param name the client as in {@code contacts.clients.NAME}, {@link #DEFAULT_CLIENT} for the
   *     other one, or the id of a location for a client of {@link ContactsClients}
   * @param builder the builder, with everything set that properties and beans say
   */
  void customize(String name, ContactsClientBuilder builder);
}
