package io.github.contactsv3.spring.boot.autoconfigure;

import io.github.contactsv3.auth.spi.AuthListener;
import io.github.contactsv3.client.spi.CallObserver;
import io.github.contactsv3.micrometer.ContactsMeters;
import io.github.contactsv3.micrometer.ContactsObserver;
import io.github.contactsv3.spring.boot.internal.client.ClientRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Observations and meters of all clients, if {@code contacts-v3-micrometer} is there. */
// Both names of what has moved between Spring Boot 3 and 4.
@AutoConfiguration(
    before = ContactsAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
      "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
      "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
    })
@ConditionalOnClass(ContactsObserver.class)
@ConditionalOnProperty(name = "contacts.enabled", matchIfMissing = true)
public final class ContactsObservationAutoConfiguration {
  /** Spring creates it. */
  ContactsObservationAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnBean(ObservationRegistry.class)
  ContactsObserver contactsObserver(ObservationRegistry observations) {
    return ContactsObserver.of(observations);
  }

  @Bean
  @ConditionalOnBean(MeterRegistry.class)
  CallObserver contactsCallMeters(MeterRegistry meters) {
    return ContactsMeters.calls(meters);
  }

  @Bean
  @ConditionalOnBean(MeterRegistry.class)
  AuthListener contactsTokenMeters(MeterRegistry meters) {
    return ContactsMeters.tokens(meters);
  }

  @Bean
  @ConditionalOnBean(MeterRegistry.class)
  MeterBinder contactsQuotaMeters(ClientRegistry clients) {
    return meters ->
        clients
            .entries()
            .forEach(
                (name, entry) ->
                    ContactsMeters.quota(entry.client(), Tag.of("client", name)).bindTo(meters));
  }
}
