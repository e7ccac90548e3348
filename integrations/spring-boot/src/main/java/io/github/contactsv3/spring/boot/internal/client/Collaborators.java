package io.github.contactsv3.spring.boot.internal.client;

import io.github.contactsv3.auth.spi.AuthListener;
import io.github.contactsv3.client.spi.CallObserver;
import io.github.contactsv3.client.spi.Transport;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.resilience.spi.QuotaGate;
import io.github.contactsv3.spring.boot.ContactsClientCustomizer;
import io.github.contactsv3.spring.boot.ContactsConnectionDetails;
import java.util.Optional;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ApplicationEventPublisher;

/**
 * The beans of the application that take part in its clients.
 *
 * @param beans the context
 * @param events receives the events of tokens
 */
public record Collaborators(BeanFactory beans, ApplicationEventPublisher events) {

  ObjectProvider<ContactsClientCustomizer> customizers() {
    return beans.getBeanProvider(ContactsClientCustomizer.class);
  }

  ObjectProvider<CallObserver> observers() {
    return beans.getBeanProvider(CallObserver.class);
  }

  ObjectProvider<AuthListener> listeners() {
    return beans.getBeanProvider(AuthListener.class);
  }

  ObjectProvider<Clock> clock() {
    return beans.getBeanProvider(Clock.class);
  }

  ObjectProvider<Transport> transport() {
    return beans.getBeanProvider(Transport.class);
  }

  ObjectProvider<SslBundles> sslBundles() {
    return beans.getBeanProvider(SslBundles.class);
  }

  ObjectProvider<QuotaGate> quota() {
    return beans.getBeanProvider(QuotaGate.class);
  }

  Optional<ContactsConnectionDetails> connection() {
    return Optional.ofNullable(
        beans.getBeanProvider(ContactsConnectionDetails.class).getIfAvailable());
  }
}
