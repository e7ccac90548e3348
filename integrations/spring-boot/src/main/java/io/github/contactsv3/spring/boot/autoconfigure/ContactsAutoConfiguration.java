package io.github.contactsv3.spring.boot.autoconfigure;

import io.github.contactsv3.auth.AuthorizationCodeFlow;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.resilience.spi.QuotaGate;
import io.github.contactsv3.spring.boot.ContactsClientCustomizer;
import io.github.contactsv3.spring.boot.ContactsClients;
import io.github.contactsv3.spring.boot.internal.client.ClientFactory;
import io.github.contactsv3.spring.boot.internal.client.ClientRegistry;
import io.github.contactsv3.spring.boot.internal.client.Collaborators;
import io.github.contactsv3.spring.boot.internal.client.LocationClients;
import io.github.contactsv3.spring.boot.internal.client.RunTracker;
import io.github.contactsv3.spring.boot.internal.settings.ContactsConfigurationException;
import io.github.contactsv3.spring.boot.internal.settings.ContactsProperties;
import io.github.contactsv3.spring.boot.internal.store.QuotaFactory;
import io.github.contactsv3.spring.boot.internal.store.TokenStoreFactory;
import io.github.contactsv3.spring.boot.internal.store.TokenStoreProvider;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Primary;

/** A client by the properties {@code contacts.*}, with what belongs to it. */
// Both names of what has moved between Spring Boot 3 and 4.
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
      "org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration"
    })
@ConditionalOnClass(ContactsClient.class)
@ConditionalOnProperty(name = "contacts.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ContactsProperties.class)
@Import(RedisConfiguration.class)
@ImportRuntimeHints(ProxyHints.class)
public final class ContactsAutoConfiguration {
  private static final String REDIRECT_URI = "contacts.credentials.redirect-uri";

  /** Spring creates it. */
  ContactsAutoConfiguration() {}

  @Bean
  ClientRegistry contactsClientRegistry() {
    return new ClientRegistry();
  }

  @Bean
  RunTracker contactsRunTracker() {
    return new RunTracker();
  }

  @Bean
  TokenStoreProvider contactsTokenStoreProvider(
      ListableBeanFactory beans, ContactsProperties properties) {
    return new TokenStoreProvider(beans, properties);
  }

  @Bean
  ClientFactory contactsClientFactory(
      ContactsProperties properties,
      BeanFactory beans,
      ApplicationEventPublisher events,
      TokenStoreProvider store,
      ClientRegistry registry,
      RunTracker tracker) {
    return new ClientFactory(
        properties, new Collaborators(beans, events), store, registry, tracker);
  }

  @Bean
  QuotaFactory contactsQuotaFactory(ContactsProperties properties, ListableBeanFactory beans) {
    return new QuotaFactory(properties, beans);
  }

  @Bean
  @ConditionalOnMissingBean
  QuotaGate contactsQuota(QuotaFactory factory, ObjectProvider<Clock> clock) {
    return factory.create(clock.getIfUnique());
  }

  @Bean(TokenStoreProvider.OWN_BEAN)
  @ConditionalOnMissingBean(TokenStore.class)
  @ConditionalOnProperty("contacts.token-store.type")
  TokenStore contactsTokenStore(ContactsProperties properties, ListableBeanFactory beans) {
    return new TokenStoreFactory(properties, beans).create();
  }

  @Bean
  @Primary
  @ConditionalOnMissingBean
  @Conditional(OnDefaultClient.class)
  ContactsClient contactsClient(ClientFactory factory) {
    return factory.create(ContactsClientCustomizer.DEFAULT_CLIENT);
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnSetting("contacts.credentials.client-id")
  ContactsClients contactsClients(ClientFactory factory) {
    return new LocationClients(factory);
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnSetting("contacts.credentials.client-id")
  OAuthApp contactsOAuthApp(ClientFactory factory) {
    return factory.app();
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnSetting(REDIRECT_URI)
  AuthorizationCodeFlow contactsAuthorizationCodeFlow(
      ClientFactory factory, ObjectProvider<OAuthApp> apps, TokenStoreProvider store) {
    OAuthApp app = apps.getIfAvailable();
    if (app == null) {
      throw ContactsConfigurationException.ofProperty(
          REDIRECT_URI,
          "set, but contacts.credentials.client-id is not",
          "Set client-id and client-secret to those of the app, or remove redirect-uri.");
    }
    return factory.flow(app, store.get());
  }
}
