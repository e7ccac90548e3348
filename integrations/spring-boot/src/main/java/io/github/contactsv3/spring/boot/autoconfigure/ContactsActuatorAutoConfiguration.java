package io.github.contactsv3.spring.boot.autoconfigure;

import io.github.contactsv3.spring.boot.internal.actuate.Boot3HealthIndicator;
import io.github.contactsv3.spring.boot.internal.actuate.Boot4HealthIndicator;
import io.github.contactsv3.spring.boot.internal.actuate.ContactsEndpoint;
import io.github.contactsv3.spring.boot.internal.actuate.ContactsSanitizer;
import io.github.contactsv3.spring.boot.internal.client.ClientRegistry;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Health and endpoint of all clients, if the application has the actuator. */
@AutoConfiguration(after = ContactsAutoConfiguration.class)
@ConditionalOnBean(ClientRegistry.class)
public final class ContactsActuatorAutoConfiguration {
  /** Spring creates it. */
  ContactsActuatorAutoConfiguration() {}

  /** The health where it is in Spring Boot 3. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(
      name =
          "org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator")
  static final class Boot3Health {
    @Bean
    @ConditionalOnMissingBean(name = "contactsHealthIndicator")
    @org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator(
        "contacts")
    Boot3HealthIndicator contactsHealthIndicator(ClientRegistry clients) {
      return new Boot3HealthIndicator(clients);
    }
  }

  /** The health where it is in Spring Boot 4. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(
      name =
          "org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator")
  static final class Boot4Health {
    @Bean
    @ConditionalOnMissingBean(name = "contactsHealthIndicator")
    @org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator(
        "contacts")
    Boot4HealthIndicator contactsHealthIndicator(ClientRegistry clients) {
      return new Boot4HealthIndicator(clients);
    }
  }

  /** The endpoint, and what keeps secrets out of others. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
  static final class Endpoints {
    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnAvailableEndpoint
    ContactsEndpoint contactsEndpoint(ClientRegistry clients) {
      return new ContactsEndpoint(clients);
    }

    @Bean
    SanitizingFunction contactsSanitizer() {
      return new ContactsSanitizer();
    }
  }
}
