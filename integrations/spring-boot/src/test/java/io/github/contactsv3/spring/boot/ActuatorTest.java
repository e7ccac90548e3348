package io.github.contactsv3.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.spi.CallObserver;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.junit.ContactsSandboxExtension;
import io.github.contactsv3.search.ContactQuery;
import io.github.contactsv3.spring.boot.internal.actuate.Boot3HealthIndicator;
import io.github.contactsv3.spring.boot.internal.actuate.ContactsEndpoint;
import io.github.contactsv3.spring.boot.internal.settings.ContactsProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.actuate.autoconfigure.availability.AvailabilityProbesAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.context.properties.ConfigurationPropertiesReportEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.env.EnvironmentEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.health.HealthContributorAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.health.HealthEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.metrics.MetricsAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.actuate.health.HealthEndpointGroups;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Health, endpoints and meters of the clients, and that none of them shows a secret. */
class ActuatorTest {
  @RegisterExtension
  static final ContactsSandboxExtension SANDBOX =
      ContactsSandboxExtension.of(ContactsSandbox.builder().quotaOff().seed(3));

  private static ApplicationContextRunner contexts() {
    return Contexts.with(SANDBOX.sandbox())
        .withConfiguration(
            AutoConfigurations.of(
                AvailabilityProbesAutoConfiguration.class,
                ApplicationAvailabilityAutoConfiguration.class,
                ConfigurationPropertiesReportEndpointAutoConfiguration.class,
                EnvironmentEndpointAutoConfiguration.class,
                HealthContributorAutoConfiguration.class,
                HealthEndpointAutoConfiguration.class,
                MetricsAutoConfiguration.class,
                CompositeMeterRegistryAutoConfiguration.class,
                ObservationAutoConfiguration.class))
        .withPropertyValues(
            "management.endpoints.web.exposure.include=*",
            "management.endpoint.env.show-values=always",
            "management.endpoint.configprops.show-values=always",
            "management.endpoint.health.probes.enabled=true",
            "contacts.quota.limit=50");
  }

  private static void call(ContactsClient client) {
    client.search(ContactQuery.all()).firstPage();
  }

  @Test
  void health_isUnknownBeforeTheFirstCall_andSendsNothing() {
    contexts()
        .run(
            context -> {
              Boot3HealthIndicator health = context.getBean(Boot3HealthIndicator.class);

              assertThat(health.health().getStatus()).isEqualTo(Status.UNKNOWN);
              assertThat(SANDBOX.sandbox().requests().list()).isEmpty();

              call(context.getBean(ContactsClient.class));
              assertThat(health.health().getStatus()).isEqualTo(Status.UP);
              assertThat(health.health().getDetails().get("default").toString())
                  .contains("lastSuccess=", "quotaLimit=50", "quotaAvailable=", "dailyRemaining=");
              assertThat(SANDBOX.sandbox().requests().list()).hasSize(1);
            });
  }

  @Test
  void health_isDown_ifTheServiceRejectsTheToken() {
    contexts()
        .withPropertyValues("contacts.credentials.token=pit-of-nobody")
        .run(
            context -> {
              assertThatThrownBy(() -> call(context.getBean(ContactsClient.class)))
                  .isInstanceOf(AuthenticationException.class);
              assertThat(context.getBean(Boot3HealthIndicator.class).health().getStatus())
                  .isEqualTo(Status.DOWN);
            });
  }

  @Test
  void health_isNoPartOfLiveness_andCanBeSwitchedOff() {
    contexts()
        .run(
            context ->
                assertThat(
                        context
                            .getBean(HealthEndpointGroups.class)
                            .get("liveness")
                            .isMember("contacts"))
                    .isFalse());
    contexts()
        .withPropertyValues("management.health.contacts.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean(Boot3HealthIndicator.class));
  }

  @Test
  void endpoint_hasTheQuotaOfEachClient() {
    contexts()
        .withPropertyValues("contacts.clients.berlin.location-id=other")
        .run(
            context -> {
              call(context.getBean("contactsClient", ContactsClient.class));
              ContactsEndpoint endpoint = context.getBean(ContactsEndpoint.class);

              assertThat(endpoint.clients().clients()).containsOnlyKeys("berlin", "default");
              assertThat(endpoint.client("default"))
                  .satisfies(
                      report -> {
                        assertThat(report.quota().limit()).isEqualTo(50);
                        assertThat(report.quota().used()).isEqualTo(1);
                        assertThat(report.lastSuccess()).isNotNull();
                      });
              assertThat(endpoint.client("absent")).isNull();
            });
  }

  @Test
  void secrets_areMasked_alsoWhereAllValuesAreShown() {
    String[] secrets = {
      "contacts.clients.berlin.credentials.token=hidden-1",
      "contacts.clients.berlin.proxy.password=hidden-2",
      "contacts.clients.berlin.credentials.client-secret=hidden-3",
      "contacts.token-store.encryption.key=hidden-4",
      "contacts.token-store.encryption.previous-keys.old=hidden-5",
      "contacts.redis.url=redis://:hidden-6@127.0.0.1:1",
      "contacts.proxy.password=hidden-7"
    };
    contexts()
        .withPropertyValues(secrets)
        .withPropertyValues("contacts.proxy.host=127.0.0.1", "contacts.proxy.port=1")
        .run(
            context -> {
              EnvironmentEndpoint env = context.getBean(EnvironmentEndpoint.class);
              ConfigurationPropertiesReportEndpoint report =
                  context.getBean(ConfigurationPropertiesReportEndpoint.class);
              for (String secret : secrets) {
                String name = secret.substring(0, secret.indexOf('='));
                assertThat(env.environmentEntry(name).getProperty().getValue())
                    .as(name)
                    .isEqualTo("******");
              }
              assertThat(env.environmentEntry("contacts.quota.limit").getProperty().getValue())
                  .isEqualTo("50");
              String all =
                  report.configurationProperties().getContexts().values().stream()
                      .flatMap(one -> one.getBeans().values().stream())
                      .map(one -> one.getProperties().toString())
                      .toList()
                      .toString();
              assertThat(all).contains("limit=50").doesNotContain("hidden", "pit-sandbox");
              assertThat(context.getBean(ContactsProperties.class).toString())
                  .doesNotContain("hidden", "pit-sandbox");
            });
  }

  @Test
  void meters_areRegistered_ifThereIsARegistry() {
    contexts()
        .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
        .run(
            context -> {
              call(context.getBean(ContactsClient.class));
              MeterRegistry meters = context.getBean(MeterRegistry.class);

              assertThat(meters.get("contacts.client.call").timer().count()).isEqualTo(1);
              assertThat(meters.get("http.client.request.duration").timer().count()).isEqualTo(1);
              assertThat(
                      meters.get("contacts.quota.limit").tag("client", "default").gauge().value())
                  .isEqualTo(50);
            });
  }

  @Test
  void nothing_isThere_ifSwitchedOff() {
    contexts()
        .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
        .withPropertyValues("contacts.enabled=false")
        .run(
            context ->
                assertThat(context)
                    .hasNotFailed()
                    .doesNotHaveBean(ContactsClient.class)
                    .doesNotHaveBean(ContactsEndpoint.class)
                    .doesNotHaveBean(CallObserver.class));
  }
}
