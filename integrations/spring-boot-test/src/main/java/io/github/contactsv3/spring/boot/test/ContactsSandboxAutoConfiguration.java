package io.github.contactsv3.spring.boot.test;

import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.spi.QuotaGate;
import io.github.contactsv3.sandbox.ClientClock;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.ContactsSandboxBuilder;
import io.github.contactsv3.sandbox.SandboxClock;
import io.github.contactsv3.spring.boot.ContactsConnectionDetails;
import io.github.contactsv3.spring.boot.autoconfigure.ContactsAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The sandbox and what makes clients call it; only with {@link AutoConfigureContactsSandbox}. */
@AutoConfiguration(before = ContactsAutoConfiguration.class)
final class ContactsSandboxAutoConfiguration {
  private static final String CLIENT_ID = "contacts.credentials.client-id";
  private static final String CLIENT_SECRET = "contacts.credentials.client-secret";

  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean
  ContactsSandbox contactsSandbox(
      ObjectProvider<ContactsSandboxBuilder> settings, Environment environment) {
    ContactsSandboxBuilder builder =
        settings.getIfUnique(() -> ContactsSandbox.builder().quotaOff());
    int seed = environment.getProperty(SandboxSettings.SEED, Integer.class, 0);
    if (seed > 0) {
      builder.seed(seed);
    }
    String id = environment.getProperty(CLIENT_ID);
    String secret = environment.getProperty(CLIENT_SECRET);
    if (id != null && secret != null) {
      builder.app(id, secret);
    }
    return builder.start();
  }

  @Bean
  @ConditionalOnMissingBean
  SandboxClock contactsSandboxClock(ContactsSandbox sandbox) {
    return sandbox.clock();
  }

  @Bean
  @ConditionalOnMissingBean
  Clock contactsClock(ContactsSandbox sandbox) {
    return ClientClock.following(sandbox.clock());
  }

  @Bean
  @ConditionalOnMissingBean
  QuotaGate contactsQuota() {
    return Quotas.unlimited();
  }

  @Bean
  @ConditionalOnMissingBean
  ContactsConnectionDetails contactsConnectionDetails(ContactsSandbox sandbox) {
    return new SandboxConnectionDetails(sandbox);
  }
}
