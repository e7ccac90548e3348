package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.TokenStores;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.ContactsClientBuilder;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.model.SearchContactsRequest;
import io.github.contactsv3.resilience.Quotas;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientClockTest {
  private static final Instant START = Instant.parse("2031-05-01T12:00:00Z");
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private ContactsSandbox sandbox;
  private Clock clock;

  @BeforeEach
  void start() {
    sandbox = ContactsSandbox.builder().seed(1).quota(2, INTERVAL).start();
    sandbox.clock().freezeAt(START);
    clock = ClientClock.following(sandbox.clock());
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void tokens_expiredByTheSandboxsClock_areRefreshedBeforeTheyAreRefused() {
    OAuthApp app =
        OAuthApp.builder()
            .clientId(ContactsSandbox.DEFAULT_CLIENT_ID)
            .clientSecret(ContactsSandbox.DEFAULT_CLIENT_SECRET)
            .redirectUri("https://app.example/callback")
            .build();
    TokenStore store = TokenStores.inMemory();
    builder()
        .authorizationCodeFlow(app, store)
        .exchange(
            sandbox.authorizationCode(sandbox.locationId()),
            TokenKey.Type.LOCATION,
            Duration.ofSeconds(30));
    try (ContactsClient client =
        builder().credentials(Credentials.oauth(app, sandbox.locationId(), store)).build()) {
      assertThat(search(client)).isEqualTo(1);
      sandbox.requests().clear();

      sandbox.clock().advance(Duration.ofDays(2));

      assertThat(search(client)).isEqualTo(1);
      assertThat(sandbox.requests().list().stream().map(RecordedRequest::operationId))
          .containsExactly("requestToken", "searchContacts");
    }
  }

  @Test
  void quota_usedUp_advancesTheSandboxsClockInsteadOfWaiting() {
    try (ContactsClient client =
        withToken()
            .quota(Quotas.builder().limit(2).interval(INTERVAL).clock(clock).build())
            .build()) {
      for (int i = 0; i < 5; i++) {
        assertThat(search(client)).isEqualTo(1);
      }
    }
    assertThat(sandbox.requests().list()).hasSize(5).allMatch(one -> one.status() == 200);
    assertThat(sandbox.clock().now()).isBetween(START.plusSeconds(20), START.plusSeconds(21));
    assertThat(sandbox.clock().isFrozen()).isTrue();
  }

  @Test
  void retry_delayBeforeIt_advancesTheSandboxsClockInsteadOfWaiting() {
    sandbox.faults().add(Fault.status(503));
    try (ContactsClient client = withToken().build()) {
      assertThat(search(client)).isEqualTo(1);
    }
    assertThat(sandbox.requests().list().stream().map(RecordedRequest::status))
        .containsExactly(503, 200);
    assertThat(sandbox.clock().now()).isAfter(START);
  }

  @Test
  void nanoTime_clockSetBack_goesOnFromWhereItWas() {
    long before = clock.nanoTime();
    sandbox.clock().freezeAt(START.minusSeconds(3600));
    assertThat(clock.nanoTime()).isEqualTo(before);
    sandbox.clock().advance(Duration.ofSeconds(5));
    assertThat(clock.nanoTime() - before).isEqualTo(5_000_000_000L);
    assertThat(clock.now()).isEqualTo(START.minusSeconds(3595));
  }

  @Test
  void nanoTime_centuriesAhead_doesNotOverflow() {
    sandbox.clock().freezeAt(Instant.parse("1901-01-01T00:00:00Z"));
    long before = clock.nanoTime();
    sandbox.clock().freezeAt(Instant.parse("9998-01-01T00:00:00Z"));
    assertThat(clock.nanoTime()).isGreaterThan(before);
  }

  @Test
  void sleep_interrupted_throws() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> clock.sleep(INTERVAL)).isInstanceOf(InterruptedException.class);
    assertThat(sandbox.clock().now()).isEqualTo(START);
  }

  private ContactsClientBuilder builder() {
    return ContactsClient.builder()
        .baseUrl(sandbox.baseUrl())
        .locationId(sandbox.locationId())
        .quota(Quotas.unlimited())
        .clock(clock);
  }

  private ContactsClientBuilder withToken() {
    return builder().credentials(Credentials.privateIntegrationToken(sandbox.token()));
  }

  private static long search(ContactsClient client) {
    return client
        .searchApi()
        .searchContacts(
            SearchContactsRequest.builder().locationId(client.locationId()).pageLimit(1).build())
        .getTotal();
  }
}
