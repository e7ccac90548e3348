package io.github.contactsv3.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.spi.CallObserver;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.spi.QuotaGate;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.junit.ContactsSandboxExtension;
import io.github.contactsv3.search.ContactQuery;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of clients: by properties, by name, and in place of those of the application. */
class ClientBeansTest {
  @RegisterExtension
  static final ContactsSandboxExtension SANDBOX =
      ContactsSandboxExtension.of(ContactsSandbox.builder().seed(3));

  private static ApplicationContextRunner contexts() {
    return Contexts.with(SANDBOX.sandbox());
  }

  private static long contacts(ContactsClient client) {
    return client.search(ContactQuery.all()).firstPage().total().orElseThrow();
  }

  @Test
  void client_ofTheProperties_callsTheService() {
    contexts()
        .run(context -> assertThat(contacts(context.getBean(ContactsClient.class))).isEqualTo(3));
  }

  @Test
  void client_isClosedWithTheContext() {
    contexts()
        .run(
            context -> {
              ContactsClient client = context.getBean(ContactsClient.class);
              context.getSourceApplicationContext().close();
              assertThatThrownBy(() -> contacts(client)).isInstanceOf(IllegalStateException.class);
            });
  }

  @Test
  void nothing_isThere_ifSwitchedOff() {
    Contexts.empty()
        .withPropertyValues("contacts.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean(ContactsClient.class));
  }

  @Configuration(proxyBeanMethods = false)
  static class OwnClient {
    @Bean
    ContactsClient mine() {
      return ContactsClient.builder().credentials(Credentials.privateIntegrationToken("t")).build();
    }
  }

  @Test
  void client_ofTheApplication_isTheOnlyOne() {
    Contexts.empty()
        .withUserConfiguration(OwnClient.class)
        .run(
            context ->
                assertThat(context)
                    .getBean(ContactsClient.class)
                    .isSameAs(context.getBean("mine")));
  }

  @Configuration(proxyBeanMethods = false)
  static class Injected {
    @Autowired ContactsClient standard;

    @Autowired
    @Qualifier("berlin")
    ContactsClient berlin;
  }

  @Test
  void namedClients_haveQualifiers_andTakeTheRestFromTheTop() {
    contexts()
        .withUserConfiguration(Injected.class)
        .withPropertyValues(
            "contacts.clients.berlin.location-id=other", "contacts.clients.berlin.read-timeout=1s")
        .run(
            context -> {
              Injected injected = context.getBean(Injected.class);
              assertThat(injected.standard.locationId()).isEqualTo(SANDBOX.sandbox().locationId());
              assertThat(injected.berlin.locationId()).isEqualTo("other");
              assertThat(context.getBeanNamesForType(ContactsClient.class))
                  .containsExactlyInAnyOrder("contactsClient", "berlinContactsClient");
            });
  }

  @Test
  void namedClientsAlone_haveNoDefaultBesideThem() {
    Contexts.empty()
        .withPropertyValues(
            "contacts.clients.berlin.credentials.token=b",
            "contacts.clients.paris.credentials.token=p")
        .run(
            context ->
                assertThat(context.getBeanNamesForType(ContactsClient.class))
                    .containsExactlyInAnyOrder("berlinContactsClient", "parisContactsClient"));
  }

  @Test
  void customizer_hasTheLastWord() {
    contexts()
        .withPropertyValues("contacts.base-url=http://127.0.0.1:1")
        .withBean(
            ContactsClientCustomizer.class,
            () ->
                (name, builder) -> {
                  assertThat(name).isEqualTo("default");
                  builder.baseUrl(SANDBOX.sandbox().baseUrl());
                })
        .run(context -> assertThat(contacts(context.getBean(ContactsClient.class))).isEqualTo(3));
  }

  @Test
  void connectionDetails_goBeforeTheProperties() {
    ContactsConnectionDetails details =
        new ContactsConnectionDetails() {
          @Override
          public String baseUrl() {
            return SANDBOX.sandbox().baseUrl();
          }
        };
    contexts()
        .withPropertyValues("contacts.base-url=http://127.0.0.1:1")
        .withBean(ContactsConnectionDetails.class, () -> details)
        .run(context -> assertThat(contacts(context.getBean(ContactsClient.class))).isEqualTo(3));
  }

  @Test
  void observerThatThrows_failsNoCall() {
    CallObserver broken =
        call -> {
          throw new IllegalStateException("broken");
        };
    contexts()
        .withBean(CallObserver.class, () -> broken)
        .run(context -> assertThat(contacts(context.getBean(ContactsClient.class))).isEqualTo(3));
  }

  @Test
  void quota_isThatOfTheProperties() {
    contexts()
        .withPropertyValues("contacts.quota.limit=7", "contacts.quota.interval=2s")
        .run(
            context -> {
              ContactsClient client = context.getBean(ContactsClient.class);
              contacts(client);
              assertThat(client.quota().orElseThrow().limit()).isEqualTo(7);
            });
  }

  @Test
  void quota_ofTheApplication_isUsed() {
    contexts()
        .withBean(QuotaGate.class, Quotas::unlimited)
        .run(context -> assertThat(context.getBean(ContactsClient.class).quota()).isEmpty());
  }

  @Test
  void proxy_isUsed() {
    contexts()
        .withPropertyValues(
            "contacts.proxy.host=127.0.0.1",
            "contacts.proxy.port=1",
            "contacts.retries.max-attempts=1")
        .run(
            context ->
                assertThatThrownBy(() -> contacts(context.getBean(ContactsClient.class)))
                    .hasMessageContaining("127.0.0.1:1"));
  }

  @Test
  void properties_haveDescriptions() throws Exception {
    String metadata =
        new String(
            Objects.requireNonNull(
                    getClass().getResourceAsStream("/META-INF/spring-configuration-metadata.json"))
                .readAllBytes(),
            StandardCharsets.UTF_8);

    for (Map.Entry<String, String> one :
        Map.of(
                "contacts.credentials.token", "private integration token",
                "contacts.retries.max-attempts",
                    "maximum number of attempts with the first, 4 by default; 1 for no retries",
                "contacts.token-store.type", "kind of the store")
            .entrySet()) {
      assertThat(metadata).contains("\"name\": \"" + one.getKey() + "\"");
      assertThat(metadata).contains("\"description\": \"" + one.getValue() + "\"");
    }
  }
}
