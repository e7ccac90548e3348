package io.github.contactsv3.spring.boot.autoconfigure;

import io.github.contactsv3.spring.boot.internal.client.ClientFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Import;

/**
 * The clients of {@code contacts.clients.NAME}: beans NAMEContactsClient, with NAME as their
 * qualifier. Apart and later, so that the default client does not take them for one of the
 * application's own.
 */
@AutoConfiguration(after = ContactsAutoConfiguration.class)
@ConditionalOnBean(ClientFactory.class)
@Import(NamedClients.class)
public final class ContactsNamedClientsAutoConfiguration {
  /** Spring creates it. */
  ContactsNamedClientsAutoConfiguration() {}
}
