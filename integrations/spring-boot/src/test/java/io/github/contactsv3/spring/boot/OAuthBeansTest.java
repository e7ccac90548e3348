package io.github.contactsv3.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.auth.AuthorizationCodeFlow;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.spi.AuthListener;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.QuotaSnapshot;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.AuthenticationException;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.spi.Permit;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException;
import io.github.contactsv3.resilience.spi.QuotaGate;
import io.github.contactsv3.resilience.spi.QuotaKey;
import io.github.contactsv3.sandbox.ClientClock;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.junit.ContactsSandboxExtension;
import io.github.contactsv3.search.ContactQuery;
import io.github.contactsv3.spring.boot.internal.actuate.Boot3HealthIndicator;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.env.MockEnvironment;

/** An app of OAuth: stores, installation, events and what is known of lost tokens. */
class OAuthBeansTest {
  @RegisterExtension
  static final ContactsSandboxExtension SANDBOX =
      ContactsSandboxExtension.of(ContactsSandbox.builder().quotaOff().seed(3));

  private static ApplicationContextRunner memory() {
    return Contexts.withApp(SANDBOX.sandbox())
        .withPropertyValues(
            "contacts.token-store.type=memory",
            "contacts.credentials.redirect-uri=https://example.com/back");
  }

  private static ApplicationContextRunner database() {
    return Contexts.withApp(SANDBOX.sandbox())
        .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
        .withPropertyValues(
            "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID(),
            "contacts.token-store.type=jdbc",
            "contacts.quota.store=jdbc",
            "contacts.quota.interval=100ms", // which a quota waits for in a new store
            "contacts.quota.share-while-store-fails=2",
            "contacts.credentials.redirect-uri=https://example.com/back");
  }

  private static void install(ApplicationContext context, String locationId) {
    context
        .getBean(AuthorizationCodeFlow.class)
        .exchange(
            SANDBOX.sandbox().authorizationCode(locationId),
            TokenKey.Type.LOCATION,
            Duration.ofSeconds(30));
  }

  private static long contacts(ContactsClient client) {
    return client.search(ContactQuery.all()).firstPage().total().orElseThrow();
  }

  @Test
  void installation_inADatabase_letsTheClientCall() {
    database()
        .withPropertyValues("contacts.jdbc.create-tables=true")
        .run(
            context -> {
              install(context, SANDBOX.sandbox().locationId());

              assertThat(contacts(context.getBean(ContactsClient.class))).isEqualTo(3);
              JdbcTemplate sql = new JdbcTemplate(context.getBean(DataSource.class));
              assertThat(sql.queryForObject("select count(*) from contacts_v3_token", Long.class))
                  .isEqualTo(1);
              assertThat(sql.queryForObject("select count(*) from contacts_v3_quota", Long.class))
                  .isPositive();
            });
  }

  /** Gives permits back like one that keeps its count in a database. */
  private record RecordingQuota(DataSource source, List<String> flushed) implements QuotaGate {
    @Override
    public Permit acquire(QuotaKey key, Priority priority, Duration atMost)
        throws QuotaExhaustedException, InterruptedException {
      return Quotas.unlimited().acquire(key, priority, atMost);
    }

    @Override
    public Optional<QuotaSnapshot> snapshot(QuotaKey key) {
      return Optional.empty();
    }

    @Override
    public void flush() {
      try (Connection connection = source.getConnection()) {
        flushed.add(connection.getSchema());
      } catch (SQLException e) {
        flushed.add("the database was closed before");
      }
    }
  }

  @Test
  void permits_areGivenBack_beforeTheDatabaseIsClosed() {
    List<String> flushed = new ArrayList<>();
    database()
        .withUserConfiguration(Recording.class)
        .withBean("flushed", List.class, () -> flushed)
        .withPropertyValues("contacts.jdbc.create-tables=true")
        .run(
            context -> {
              DataSource source = context.getBean(DataSource.class);
              assertThat(flushed).isEmpty();

              context.getSourceApplicationContext().close();

              assertThat(flushed).isNotEmpty().containsOnly("PUBLIC");
              assertThatThrownBy(source::getConnection).isInstanceOf(SQLException.class);
            });
  }

  @Configuration(proxyBeanMethods = false)
  static class Recording {
    @Bean
    QuotaGate recordingQuota(DataSource source, @Qualifier("flushed") List<String> flushed) {
      return new RecordingQuota(source, flushed);
    }
  }

  @Test
  void tokens_areEncrypted() {
    database()
        .withPropertyValues(
            "contacts.jdbc.create-tables=true",
            "contacts.token-store.encryption.key-id=k1",
            "contacts.token-store.encryption.key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=")
        .run(
            context -> {
              install(context, SANDBOX.sandbox().locationId());

              String stored =
                  new JdbcTemplate(context.getBean(DataSource.class))
                      .queryForObject("select access_token from contacts_v3_token", String.class);
              TokenKey key =
                  TokenKey.location(
                      ContactsSandbox.DEFAULT_CLIENT_ID, SANDBOX.sandbox().locationId());
              assertThat(stored)
                  .doesNotContain(
                      context.getBean(TokenStore.class).load(key).orElseThrow().accessToken());
              assertThat(contacts(context.getBean(ContactsClient.class))).isEqualTo(3);
            });
  }

  @Test
  void storeThatCantBeRead_isReportedAtTheStart() {
    database()
        .run(
            context -> {
              FailureAnalysis analysis =
                  Contexts.analysis(context.getStartupFailure(), new MockEnvironment());
              assertThat(analysis.getDescription())
                  .startsWith("The token store can't be read: ")
                  .contains("R__contacts_v3_tokens.sql");
              assertThat(analysis.getAction())
                  .contains("contacts.token-store.check-at-start=false");
            });
    database()
        .withPropertyValues("contacts.token-store.check-at-start=false")
        .run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  void quotaThatCantBeRead_isReportedAtTheStart() {
    ApplicationContextRunner quota =
        Contexts.with(SANDBOX.sandbox())
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
            .withPropertyValues(
                "spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID(),
                "contacts.quota.store=jdbc");
    quota.run(
        context -> {
          FailureAnalysis analysis =
              Contexts.analysis(context.getStartupFailure(), new MockEnvironment());
          assertThat(analysis.getDescription())
              .startsWith("The store of the quota can't be read: ")
              .contains("R__contacts_v3_quota.sql");
          assertThat(analysis.getAction()).contains("contacts.quota.check-at-start=false");
        });
    quota
        .withPropertyValues("contacts.quota.check-at-start=false")
        .run(context -> assertThat(context).hasNotFailed());
    quota
        .withPropertyValues("contacts.quota.share-while-store-fails=2")
        .run(context -> assertThat(context).hasNotFailed());
    quota
        .withPropertyValues("contacts.jdbc.create-tables=true")
        .run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  void redisThatIsDown_isReportedAtTheStart() {
    Contexts.withApp(SANDBOX.sandbox())
        .withPropertyValues(
            "contacts.token-store.type=redis", "contacts.redis.url=redis://:hidden@127.0.0.1:1")
        .run(
            context -> {
              FailureAnalysis analysis =
                  Contexts.analysis(context.getStartupFailure(), new MockEnvironment());
              assertThat(analysis.getDescription())
                  .startsWith("The token store can't be read: ")
                  .doesNotContain("hidden");
            });
  }

  @Test
  void locationsAtRunTime_haveTheTokensOfTheirInstallation() {
    memory()
        .withPropertyValues("contacts.location-id=Unused")
        .run(
            context -> {
              install(context, SANDBOX.sandbox().locationId());
              ContactsClients clients = context.getBean(ContactsClients.class);

              ContactsClient client = clients.forLocation(SANDBOX.sandbox().locationId());

              assertThat(contacts(client)).isEqualTo(3);
              assertThat(clients.forLocation(SANDBOX.sandbox().locationId())).isSameAs(client);
              assertThatThrownBy(() -> clients.forLocation("a/b"))
                  .isInstanceOf(IllegalArgumentException.class);
              context.getSourceApplicationContext().close();
              assertThatThrownBy(() -> contacts(client)).isInstanceOf(IllegalStateException.class);
            });
  }

  @Test
  void locationsOfAnAgency_haveTokensMadeFromIts() {
    memory()
        .withPropertyValues("contacts.credentials.company-id=" + ContactsSandbox.DEFAULT_COMPANY_ID)
        .run(
            context -> {
              context
                  .getBean(AuthorizationCodeFlow.class)
                  .exchange(
                      SANDBOX.sandbox().agencyAuthorizationCode(),
                      TokenKey.Type.COMPANY,
                      Duration.ofSeconds(30));

              assertThat(
                      contacts(
                          context
                              .getBean(ContactsClients.class)
                              .forLocation(SANDBOX.sandbox().locationId())))
                  .isEqualTo(3);
            });
  }

  @Configuration(proxyBeanMethods = false)
  static class Listener {
    final List<Object> events = new ArrayList<>();

    @EventListener({TokenRefreshedEvent.class, TokenRefreshFailedEvent.class})
    void heard(Object event) {
      events.add(event);
      throw new IllegalStateException("listeners fail no call");
    }
  }

  private static ApplicationContextRunner withClock() {
    return memory()
        .withUserConfiguration(Listener.class)
        .withBean(Clock.class, () -> ClientClock.following(SANDBOX.sandbox().clock()));
  }

  @Test
  void refresh_isAnEvent() {
    withClock()
        .run(
            context -> {
              install(context, SANDBOX.sandbox().locationId());
              ContactsClient client = context.getBean(ContactsClient.class);
              SANDBOX.sandbox().clock().advance(Duration.ofDays(2));

              assertThat(contacts(client)).isEqualTo(3);
              OAuthApp app = context.getBean(OAuthApp.class);
              assertThat(context.getBean(Listener.class).events)
                  .containsExactly(
                      new TokenRefreshedEvent(
                          TokenKey.location(app.clientId(), SANDBOX.sandbox().locationId())));
            });
  }

  @Test
  void refusedRefresh_isAnEvent_andBringsTheHealthDown_untilTheAppIsInstalledAgain() {
    withClock()
        .withBean(
            AuthListener.class,
            () ->
                new AuthListener() {
                  @Override
                  public void refreshFailed(TokenKey key, RuntimeException error) {
                    throw new IllegalStateException("neither");
                  }
                })
        .run(
            context -> {
              Boot3HealthIndicator health = context.getBean(Boot3HealthIndicator.class);
              ContactsClient client = context.getBean(ContactsClient.class);
              install(context, SANDBOX.sandbox().locationId());
              assertThat(health.health().getStatus()).isEqualTo(Status.UNKNOWN);
              contacts(client);
              assertThat(health.health().getStatus()).isEqualTo(Status.UP);
              SANDBOX.sandbox().revokeTokens();
              SANDBOX.sandbox().clock().advance(Duration.ofDays(2));

              assertThatThrownBy(() -> contacts(client))
                  .isInstanceOf(AuthenticationException.class);

              assertThat(context.getBean(Listener.class).events)
                  .hasSize(1)
                  .allSatisfy(
                      event ->
                          assertThat(((TokenRefreshFailedEvent) event).isReauthorizationRequired())
                              .isTrue());
              assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
              assertThat(health.health().getDetails().get("default").toString())
                  .contains("problem=the refresh token is lost or refused", "lastSuccess=");

              install(context, SANDBOX.sandbox().locationId());
              contacts(client);
              assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            });
  }

  @Test
  void pairThatIsNotThere_bringsTheHealthDown() {
    memory()
        .run(
            context -> {
              ContactsClient client = context.getBean(ContactsClient.class);

              assertThatThrownBy(() -> contacts(client))
                  .isInstanceOf(AuthenticationException.class);

              assertThat(context.getBean(Boot3HealthIndicator.class).health().getStatus())
                  .isEqualTo(Status.DOWN);
              assertThat(context).hasSingleBean(TokenStore.class);
            });
  }
}
