package io.github.contactsv3.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.contactsv3.api.SearchApi.FindDuplicateContactQuery;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.QuotaSnapshot;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.errors.RateLimitedException;
import io.github.contactsv3.errors.TransportException;
import io.github.contactsv3.model.BulkTagsAction;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.spi.Permit;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException.Scope;
import io.github.contactsv3.resilience.spi.QuotaGate;
import io.github.contactsv3.resilience.spi.QuotaKey;
import io.github.contactsv3.search.ContactQuery;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options of calls, the quota around them, and what a client leaves behind. */
class CallOptionsTest {
  private static final String CONTACT = "{\"contact\":{\"id\":\"c1\"}}";

  private static final CallOptions BATCH = CallOptions.builder().priority(Priority.BATCH).build();
  private static final CallOptions INTERACTIVE =
      CallOptions.builder().priority(Priority.INTERACTIVE).build();

  private ScriptedServer server;

  @BeforeEach
  void start() {
    server = ScriptedServer.start().thenRespond(200, CONTACT);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private ContactsClient client(QuotaGate quota) {
    return client(quota, server.url());
  }

  private static ContactsClient client(QuotaGate quota, String url) {
    return ContactsClient.builder()
        .credentials(Credentials.privateIntegrationToken("pit-test"))
        .locationId("L1")
        .baseUrl(url)
        .quota(quota)
        .clock(new VirtualClock())
        .build();
  }

  @Test
  void header_isSentWithTheCallsOfThatViewOnly() {
    ContactsClient client = client(Quotas.unlimited());
    ContactsClient tagged = client.with(CallOptions.builder().header("X-Job", "import 7").build());

    tagged.contacts().getContact("c1");
    client.contacts().getContact("c1");

    assertThat(server.received().get(0).headers()).containsEntry("x-job", "import 7");
    assertThat(server.received().get(1).headers()).doesNotContainKey("x-job");
  }

  @Test
  void queryParameter_isSentWithTheCallsOfThatViewOnly() {
    ContactsClient client = client(Quotas.unlimited());
    CallOptions options =
        CallOptions.builder().queryParameter("x", "1").queryParameter("x", "a b&c=\u00e9").build();
    ContactsClient extended =
        client.with(options).with(CallOptions.builder().queryParameter("y", "").build());

    extended.contacts().getContact("c1");
    client.contacts().getContact("c1");

    assertThat(server.received().get(0).path()).isEqualTo("/contacts/c1?x=a%20b%26c%3D%C3%A9&y=");
    assertThat(server.received().get(1).path()).isEqualTo("/contacts/c1");
    assertThat(options.queryParameters()).containsEntry("x", "a b&c=\u00e9");
    assertThat(options.toString()).contains("[x]").doesNotContain("a b");
  }

  @Test
  void queryParameter_thatTheOperationSends_isRefusedAndNothingSent() {
    ContactsClient client =
        client(Quotas.unlimited())
            .with(CallOptions.builder().queryParameter("locationId", "canary").build());
    FindDuplicateContactQuery query =
        FindDuplicateContactQuery.builder().locationId("L1").email("a@b.example").build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.searchApi().findDuplicateContact(query))
        .withMessageContaining("findDuplicateContact")
        .withMessageContaining("locationId")
        .withMessageNotContaining("canary");
    assertThat(server.received()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a=b", "a&b", "a#", "\u00e9"})
  void queryParameter_thatIsNoName_isRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallOptions.builder().queryParameter(name, "canary"))
        .withMessageNotContaining("canary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization",
        "authorization",
        "Version",
        "Host",
        "Content-Length",
        "User-Agent"
      })
  void header_thatTheClientSets_isRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallOptions.builder().header(name, "canary"))
        .withMessageContaining(name)
        .withMessageNotContaining("canary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:b", "a\r\nb", "\u00e9"})
  void header_thatIsNoName_isRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallOptions.builder().header(name, "canary"))
        .withMessageNotContaining("canary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "canary\r\nX: 1", "canary\u00e9"})
  void header_valueThatCannotBeSent_isRefusedByName(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallOptions.builder().header("X-Job", value))
        .withMessageStartingWith("X-Job ")
        .withMessageNotContaining("canary");
  }

  @ParameterizedTest
  @CsvSource({"PT0S", "PT-1S", "PT1H0.001S"})
  void timeout_outOfRange_isRefused(Duration timeout) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallOptions.builder().timeout(timeout))
        .withMessageStartingWith("timeout ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ContactsClient.builder().callTimeout(timeout))
        .withMessageStartingWith("callTimeout ");
  }

  @Test
  void options_textShowsNoHeaderValue() {
    assertThat(CallOptions.builder().header("X-Job", "canary").build().toString())
        .contains("X-Job")
        .doesNotContain("canary");
  }

  @Test
  void quotaOfTheDayUsedUp_failsWithoutSending() {
    QuotaGate gate = refusing(new QuotaExhaustedException(Scope.DAY, Duration.ofHours(3)));

    RateLimitedException e =
        catchThrowableOfType(
            RateLimitedException.class, () -> client(gate).contacts().getContact("c1"));

    assertThat(server.received()).isEmpty();
    assertThat(e.isDaily()).isTrue();
    assertThat(e.attempts()).isZero();
    assertThat(e.rateLimits().retryAfter()).contains(Duration.ofHours(3));
    assertThat(e).hasMessage("getContact: not sent (the quota of the day is used up)");
  }

  @Test
  void quotaNotFreeInTime_failsWithTheHint() {
    QuotaGate gate = refusing(new QuotaExhaustedException(Scope.INTERVAL, Duration.ofSeconds(9)));

    RateLimitedException e =
        catchThrowableOfType(
            RateLimitedException.class, () -> client(gate).contacts().getContact("c1"));

    assertThat(e.isDaily()).isFalse();
    assertThat(e.rateLimits().retryAfter()).contains(Duration.ofSeconds(9));
    assertThat(e)
        .hasMessage(
            "getContact: not sent (the quota is not free for another 9000 ms, when the call must"
                + " have ended)");
  }

  @Test
  void quota_isAskedForEachAttemptWithAppAndLocationAndToldOfTheResponse() throws IOException {
    server.close();
    server = ScriptedServer.start().thenRespond(503, "").thenRespond(200, CONTACT);
    List<String> log = new ArrayList<>();

    client(recording(log)).forLocation("L2").contacts().getContact("c1");

    assertThat(log).containsExactly("L2", "503", "closed", "L2", "200", "closed");
  }

  @Test
  void quota_ofARequestThatFoundNoConnection_isUnused() throws IOException {
    List<String> log = new ArrayList<>();
    try (RefusingPort port = new RefusingPort()) {
      ContactsClient once =
          client(recording(log), port.url()).with(CallOptions.builder().noRetries().build());

      catchThrowableOfType(TransportException.class, () -> once.contacts().getContact("c1"));
    }

    assertThat(log).containsExactly("L1", "unused", "closed");
  }

  @Test
  void quota_standsAsTheRespondsSaid() throws IOException {
    server.close();
    server =
        ScriptedServer.start()
            .thenRespond(200, CONTACT, "X-RateLimit-Max: 50", "X-RateLimit-Remaining: 49");
    ContactsClient client = client(Quotas.builder().build());

    client.contacts().getContact("c1");

    assertThat(client.quota()).hasValueSatisfying(q -> assertThat(q.limit()).isEqualTo(50));
    assertThat(client(Quotas.unlimited()).quota()).isEmpty();
  }

  @Test
  void priority_batchForExportsAndBulkAndIfAskedFor() {
    List<Priority> priorities = new ArrayList<>();
    ContactsClient client = client(recordingPriority(priorities));

    List<ThrowingCallable> calls =
        List.of(
            () -> client.contacts().getContact("c1"),
            () -> client.search(ContactQuery.all()).iterator().hasNext(),
            () -> client.export(ContactQuery.all()).parallelism(1).run((batch, checkpoint) -> {}),
            () -> client.bulk().tags(BulkTagsAction.ADD, List.of("vip")).run(List.of("c1")),
            () -> client.with(BATCH).contacts().getContact("c1"),
            () -> client.with(BATCH).with(INTERACTIVE).contacts().getContact("c1"),
            () -> client.with(BATCH).with(CallOptions.builder().build()).tasks().listTasks("c1"));
    calls.forEach(call -> catchThrowable(call));

    assertThat(priorities)
        .containsExactly(
            Priority.INTERACTIVE,
            Priority.INTERACTIVE,
            Priority.BATCH,
            Priority.BATCH,
            Priority.BATCH,
            Priority.INTERACTIVE,
            Priority.BATCH);
    assertThat(server.received()).isEmpty();
  }

  @Test
  void close_flushesTheQuota_andSurvivesItsFailure() {
    AtomicInteger flushed = new AtomicInteger();
    QuotaGate gate =
        new QuotaGate() {
          @Override
          public Permit acquire(QuotaKey key, Priority priority, Duration maxWait) {
            return new RecordingPermit(new ArrayList<>());
          }

          @Override
          public Optional<QuotaSnapshot> snapshot(QuotaKey key) {
            return Optional.empty();
          }

          @Override
          public void flush() {
            flushed.incrementAndGet();
            throw new IllegalStateException("the store is down");
          }
        };
    ContactsClient client = client(gate);
    client.contacts().getContact("c1");
    assertThat(flushed).hasValue(0);
    client.close();
    assertThat(flushed).hasValue(1);
  }

  @Test
  void interrupt_endsTheCallAndKeepsTheFlag() {
    QuotaGate gate =
        new QuotaGate() {
          @Override
          public Permit acquire(QuotaKey key, Priority priority, Duration maxWait)
              throws InterruptedException {
            throw new InterruptedException();
          }

          @Override
          public Optional<QuotaSnapshot> snapshot(QuotaKey key) {
            return Optional.empty();
          }
        };

    catchThrowableOfType(
        CallInterruptedException.class, () -> client(gate).contacts().getContact("c1"));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(server.received()).isEmpty();
  }

  @Test
  void thousandClients_leaveNoThread() throws InterruptedException {
    client(Quotas.unlimited()).contacts().getContact("c1");
    Set<Thread> before = threads();

    for (int i = 0; i < 1_000; i++) {
      client(Quotas.unlimited()).contacts().getContact("c1");
    }

    Set<Thread> since = threads();
    since.removeAll(before);
    for (Thread thread : since) {
      // The watchdog ends a second after the last call.
      thread.join(10_000);
    }
    assertThat(since).filteredOn(Thread::isAlive).isEmpty();
    assertThat(server.openConnections()).isLessThanOrEqualTo(40);
    assertThat(server.received()).hasSize(1_001);
  }

  /** Not the server's. */
  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.getName().startsWith("scripted-"))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static QuotaGate recording(List<String> log) {
    return new QuotaGate() {
      @Override
      public Permit acquire(QuotaKey key, Priority priority, Duration maxWait) {
        assertThat(key.app()).startsWith("pit-").doesNotContain("test");
        log.add(key.location());
        return new RecordingPermit(log);
      }

      @Override
      public Optional<QuotaSnapshot> snapshot(QuotaKey key) {
        return Optional.empty();
      }
    };
  }

  private static QuotaGate recordingPriority(List<Priority> priorities) {
    return new QuotaGate() {
      @Override
      public Permit acquire(QuotaKey key, Priority priority, Duration maxWait)
          throws QuotaExhaustedException {
        priorities.add(priority);
        throw new QuotaExhaustedException(Scope.DAY, Duration.ofHours(3));
      }

      @Override
      public Optional<QuotaSnapshot> snapshot(QuotaKey key) {
        return Optional.empty();
      }
    };
  }

  private static QuotaGate refusing(QuotaExhaustedException e) {
    return new QuotaGate() {
      @Override
      public Permit acquire(QuotaKey key, Priority priority, Duration maxWait)
          throws QuotaExhaustedException {
        throw e;
      }

      @Override
      public Optional<QuotaSnapshot> snapshot(QuotaKey key) {
        return Optional.empty();
      }
    };
  }
}
