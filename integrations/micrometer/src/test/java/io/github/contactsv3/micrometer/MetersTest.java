package io.github.contactsv3.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.auth.OAuthApp;
import io.github.contactsv3.auth.TokenStores;
import io.github.contactsv3.auth.spi.AuthListener;
import io.github.contactsv3.auth.spi.TokenKey;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.ContactsClientBuilder;
import io.github.contactsv3.core.QuotaSnapshot;
import io.github.contactsv3.errors.QuotaStoreException;
import io.github.contactsv3.errors.TransportException;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.RetryPolicy;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.Fault;
import io.github.contactsv3.search.ContactQuery;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The meters: names, tags, how many there can be, and what happens where they fail. */
class MetersTest {
  private final ContactsSandbox sandbox = ContactsSandbox.start();
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final ObservationRegistry observations = ObservationRegistry.create();

  MetersTest() {
    observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private ContactsClientBuilder builder() {
    return ContactsClient.builder()
        .credentials(Credentials.privateIntegrationToken(sandbox.token()))
        .locationId(sandbox.locationId())
        .baseUrl(sandbox.baseUrl())
        .quota(Quotas.builder().build())
        .retries(RetryPolicy.builder().initialDelay(Duration.ofMillis(1)).build())
        .observer(ContactsObserver.of(observations))
        .observer(ContactsMeters.calls(meters));
  }

  private static String text(Meter.Id id) {
    return id.getName()
        + id.getTags().stream()
            .map(tag -> " " + tag.getKey() + "=" + tag.getValue())
            .collect(Collectors.joining());
  }

  private Set<String> names() {
    return meters.getMeters().stream()
        .map(meter -> text(meter.getId()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void calls_haveMetersOfFewTagsWhateverIsCalled() {
    sandbox.seed(50);
    try (ContactsClient client = builder().build()) {
      client
          .search(ContactQuery.all())
          .forEach(contact -> client.contacts().getContact(contact.getId()));
      Set<String> afterOne = names();
      for (int i = 0; i < 20; i++) {
        String location = "location" + i;
        String contact = "contact" + i;
        catchThrowable(() -> client.forLocation(location).contacts().getContact(contact));
      }
      catchThrowable(() -> client.contacts().getContact("other"));
      // One more for the other error: no meter for a contact or a location.
      assertThat(names()).hasSizeLessThanOrEqualTo(afterOne.size() + 4);
    }
    assertThat(names())
        .allSatisfy(name -> assertThat(name).doesNotContain("location1", "contact1"))
        .contains(
            "contacts.client.call contacts.operation=getContact error=none error.type=none",
            "contacts.client.waits wait=quota",
            "contacts.client.waits wait=token",
            "contacts.client.waits wait=backoff")
        .anyMatch(
            name ->
                name.startsWith(
                    "http.client.request.duration error=none error.type=none http.request.method=GET"
                        + " http.response.status_code=200 server.address=127.0.0.1"))
        .anyMatch(name -> name.endsWith("url.template=/contacts/{contactId}"));
  }

  @Test
  void retries_areCountedByReason() {
    sandbox.seed(1);
    sandbox.faults().add(Fault.status(503));
    try (ContactsClient client = builder().build()) {
      client.search(ContactQuery.all()).iterator().next();
    }
    assertThat(
            meters
                .get("contacts.client.retries")
                .tags("reason", "server_error", "contacts.operation", "searchContacts")
                .counter()
                .count())
        .isEqualTo(1);
    assertThat(meters.get("contacts.client.waits").tag("wait", "backoff").timer().count())
        .isEqualTo(1);
    assertThat(meters.get("contacts.client.waits").tag("wait", "quota").timer().count())
        .isEqualTo(2);
  }

  @Test
  void attempt_withoutResponse_hasTheClassThatWasThrown() {
    try (ContactsClient client =
        builder().baseUrl("http://127.0.0.1:1").retries(RetryPolicy.never()).build()) {
      assertThatThrownBy(() -> client.contacts().getContact("c1"))
          .isInstanceOf(TransportException.class);
    }
    assertThat(names())
        .anyMatch(
            name ->
                name.contains(" error.type=org.apache.hc.client5.http.HttpHostConnectException ")
                    && name.contains("http.response.status_code=none"));
  }

  @Test
  void tokens_areCountedByOutcome() {
    OAuthApp app =
        OAuthApp.builder()
            .clientId(ContactsSandbox.DEFAULT_CLIENT_ID)
            .clientSecret(ContactsSandbox.DEFAULT_CLIENT_SECRET)
            .build();
    AuthListener listener = ContactsMeters.tokens(meters);
    listener.refreshed(TokenKey.location(app.clientId(), "L1"));
    listener.refreshFailed(TokenKey.company(app.clientId(), "C1"), new IllegalStateException());
    try (ContactsClient client =
        builder()
            .credentials(
                Credentials.oauth(app, sandbox.locationId(), TokenStores.inMemory(), listener))
            .build()) {
      catchThrowable(() -> client.contacts().getContact("c1"));
    }
    assertThat(
            meters
                .get("contacts.token.refreshes")
                .tags("outcome", "success", "type", "location")
                .counter()
                .count())
        .isEqualTo(1);
    assertThat(
            meters
                .get("contacts.token.refreshes")
                .tags("outcome", "failure", "type", "company")
                .counter()
                .count())
        .isEqualTo(1);
    assertThat(
            meters
                .get("contacts.token.refreshes")
                .tags("outcome", "failure", "type", "agency_location")
                .counter()
                .count())
        .isZero();
  }

  @Test
  void quota_isReadOnceASecondForAllGauges() {
    AtomicInteger reads = new AtomicInteger();
    AtomicLong time = new AtomicLong();
    new QuotaGauges(
            () ->
                Optional.of(
                    new QuotaSnapshot(
                        100,
                        80,
                        Duration.ofSeconds(10),
                        reads.incrementAndGet(),
                        60,
                        3,
                        200_000,
                        OptionalLong.of(199_000))),
            time::get,
            List.of(Tag.of("client", "crm")))
        .bindTo(meters);

    assertThat(value("limit")).isEqualTo(100);
    assertThat(value("used")).isEqualTo(1);
    assertThat(value("available")).isEqualTo(60);
    assertThat(value("waiting")).isEqualTo(3);
    assertThat(value("daily.limit")).isEqualTo(200_000);
    assertThat(value("daily.remaining")).isEqualTo(199_000);
    time.addAndGet(Duration.ofMillis(1_001).toNanos());
    assertThat(value("used")).isEqualTo(2);
  }

  private double value(String name) {
    return meters.get("contacts.quota." + name).gauge().value();
  }

  @Test
  void quota_notKnownOrUnreadable_isNotANumber() {
    AtomicInteger reads = new AtomicInteger();
    new QuotaGauges(
            () -> {
              if (reads.incrementAndGet() == 1) {
                return Optional.empty();
              }
              throw new QuotaStoreException("the store is down", null);
            },
            () -> reads.get() * Duration.ofSeconds(2).toNanos(),
            List.of())
        .bindTo(meters);

    assertThat(value("limit")).isNaN();
    assertThat(value("limit")).isNaN();
    assertThat(reads).hasValue(2);
  }

  @Test
  void quota_ofAClient_hasItsLimit() {
    sandbox.seed(1);
    try (ContactsClient client = builder().build()) {
      client.search(ContactQuery.all()).iterator().next();
      ContactsMeters.quota(client).bindTo(meters);
      assertThat(value("limit")).isEqualTo(100);
      assertThat(value("used")).isEqualTo(1);
    }
  }

  @Test
  void convention_ofTheApplication_addsItsTags() {
    sandbox.seed(1);
    CallConvention ours =
        new CallConvention() {
          @Override
          public KeyValues getLowCardinalityKeyValues(CallObservationContext context) {
            return super.getLowCardinalityKeyValues(context).and(KeyValue.of("team", "crm"));
          }
        };
    AttemptConvention renamed =
        new AttemptConvention() {
          @Override
          public String getName() {
            return "crm.requests";
          }
        };
    try (ContactsClient client =
        ContactsClient.builder()
            .credentials(Credentials.privateIntegrationToken(sandbox.token()))
            .locationId(sandbox.locationId())
            .baseUrl(sandbox.baseUrl())
            .observer(
                ContactsObserver.of(observations)
                    .withCallConvention(ours)
                    .withAttemptConvention(renamed))
            .build()) {
      client.search(ContactQuery.all()).iterator().next();
    }
    assertThat(names())
        .contains(
            "contacts.client.call contacts.operation=searchContacts error=none error.type=none team=crm")
        .anyMatch(name -> name.startsWith("crm.requests "));
  }

  @Test
  void registry_fails_callWorks() {
    sandbox.seed(1);
    observations
        .observationConfig()
        .observationFilter(
            context -> {
              throw new IllegalStateException("no exporter");
            });
    try (ContactsClient client = builder().build()) {
      assertThat(client.search(ContactQuery.all()).iterator().next().getId()).isNotBlank();
    }
  }
}
