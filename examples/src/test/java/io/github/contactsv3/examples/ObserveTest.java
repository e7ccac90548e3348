package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.TokenStores;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.RecordedRequest;
import io.github.contactsv3.search.ContactQuery;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The snippets of docs/guide/observation.md do what they say. */
class ObserveTest {
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @Test
  void micrometer_hasMetersOfCallsAttemptsQuotaAndTokens() {
    MeterRegistry meters = new SimpleMeterRegistry();
    ObservationRegistry observations = ObservationRegistry.create();
    observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
    try (ContactsSandbox sandbox = ContactsSandbox.builder().seed(3).start()) {
      OAuthApp app =
          OAuthApp.builder()
              .clientId(ContactsSandbox.DEFAULT_CLIENT_ID)
              .clientSecret(ContactsSandbox.DEFAULT_CLIENT_SECRET)
              .redirectUri("https://crm.example/callback")
              .build();
      TokenStore store = TokenStores.inMemory();
      ContactsClient.builder()
          .baseUrl(sandbox.baseUrl())
          .authorizationCodeFlow(app, store)
          .exchange(
              sandbox.authorizationCode(sandbox.locationId()),
              TokenKey.Type.LOCATION,
              Duration.ofSeconds(30));
      try (ContactsClient client =
          Observe.observed(
              sandbox.baseUrl(), app, sandbox.locationId(), store, observations, meters)) {
        client.search(ContactQuery.all()).iterator().next();
      }
    }
    assertThat(meters.get("contacts.client.call").timer().count()).isEqualTo(1);
    assertThat(meters.get("http.client.request.duration").timer().count()).isEqualTo(1);
    assertThat(meters.get("contacts.quota.limit").gauge().value()).isEqualTo(100);
    assertThat(meters.get("contacts.token.refreshes").counters()).isNotEmpty();
  }

  @Test
  void traceContext_isSentAlong() {
    try (ContactsSandbox sandbox = ContactsSandbox.builder().seed(1).start();
        ContactsClient client =
            ContactsClient.builder()
                .credentials(Credentials.privateIntegrationToken(sandbox.token()))
                .locationId(sandbox.locationId())
                .baseUrl(sandbox.baseUrl())
                .observer(new Observe.TraceContext(() -> TRACE))
                .build()) {
      client.search(ContactQuery.all()).iterator().next();
      assertThat(sandbox.requests().list())
          .extracting(RecordedRequest::traceparent)
          .containsExactly(TRACE);
    }
  }
}
