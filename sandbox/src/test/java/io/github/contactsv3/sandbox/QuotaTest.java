package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.sandbox.TestClient.Reply;
import io.github.contactsv3.sandbox.internal.access.QuotaLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class QuotaTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void quota_exceeded_responses429UntilTheOldestRequestLeavesTheWindow() {
    try (ContactsSandbox sandbox = frozen(ContactsSandbox.builder().quota(3, seconds(10)))) {
      TestClient client = new TestClient(sandbox);
      remaining(client, 2);
      sandbox.clock().advance(seconds(4));
      remaining(client, 1);
      remaining(client, 0);

      Reply refused = client.search("{'pageLimit':1}").expect(429);
      assertThat(refused.text("/message")).isEqualTo("Too Many Requests");
      assertThat(refused.raw().headers().firstValue("Retry-After")).isEmpty();
      assertThat(header(refused, "X-RateLimit-Remaining")).isZero();

      sandbox.clock().advance(Duration.ofMillis(5_999));
      client.search("{'pageLimit':1}").expect(429);
      sandbox.clock().advance(Duration.ofMillis(1));
      remaining(client, 0);
      client.search("{'pageLimit':1}").expect(429);
    }
  }

  @Test
  void dailyQuota_exceeded_responses429UntilTheNextDay() {
    try (ContactsSandbox sandbox = frozen(ContactsSandbox.builder().dailyQuota(2))) {
      TestClient client = new TestClient(sandbox);
      client.search("{'pageLimit':1}").expect(200);
      Reply last = client.search("{'pageLimit':1}").expect(200);
      assertThat(header(last, "X-RateLimit-Limit-Daily")).isEqualTo(2);
      assertThat(header(last, "X-RateLimit-Daily-Remaining")).isZero();

      sandbox.clock().advance(Duration.ofHours(11));
      client.search("{'pageLimit':1}").expect(429);
      sandbox.clock().advance(Duration.ofHours(1));
      client.search("{'pageLimit':1}").expect(200);
    }
  }

  @Test
  void quota_usedUpByOneAppOrLocation_isUntouchedForTheOthers() {
    try (ContactsSandbox sandbox =
        frozen(
            ContactsSandbox.builder()
                .quota(1, seconds(10))
                .grant("pit-app-b", ContactsSandbox.DEFAULT_LOCATION_ID, scopes())
                .grant("pit-elsewhere", "OtherLocation", scopes()))) {
      remaining(new TestClient(sandbox), 0);
      remaining(new TestClient(sandbox.baseUrl(), "pit-app-b", sandbox.locationId()), 0);
      remaining(new TestClient(sandbox.baseUrl(), "pit-elsewhere", "OtherLocation"), 0);
    }
  }

  @Test
  void unauthenticatedRequests_many_useUpNothing() {
    try (ContactsSandbox sandbox = frozen(ContactsSandbox.builder().quota(2, seconds(10)))) {
      TestClient stranger = new TestClient(sandbox.baseUrl(), "pit-unknown", "Any");
      for (int i = 0; i < 5; i++) {
        stranger.search("{'pageLimit':1}").expect(401);
      }
      remaining(new TestClient(sandbox), 1);
    }
  }

  @Test
  void retryAfter_assumed_saysWholeSecondsUntilTheNextRequestIsAllowed() {
    try (ContactsSandbox sandbox =
        frozen(
            ContactsSandbox.builder()
                .quota(1, seconds(10))
                .assume(Assumption.RETRY_AFTER_ON_429))) {
      TestClient client = new TestClient(sandbox);
      client.search("{'pageLimit':1}").expect(200);
      sandbox.clock().advance(Duration.ofMillis(7_500));

      Reply refused = client.search("{'pageLimit':1}").expect(429);

      assertThat(header(refused, "Retry-After")).isEqualTo(3);
    }
  }

  @Test
  void quota_manyThreads_allowsExactlyWhatItSays() throws Exception {
    try (ContactsSandbox sandbox =
        ContactsSandbox.builder().quota(100, Duration.ofHours(1)).start()) {
      ExecutorService threads = Executors.newFixedThreadPool(16);
      List<Future<Integer>> statuses = new ArrayList<>();
      for (int i = 0; i < 600; i++) {
        statuses.add(
            threads.submit(() -> new TestClient(sandbox).search("{'pageLimit':1}").status()));
      }
      Map<Integer, Integer> counts = new TreeMap<>();
      for (Future<Integer> status : statuses) {
        counts.merge(status.get(), 1, Integer::sum);
      }
      threads.shutdown();

      assertThat(counts).isEqualTo(Map.of(200, 100, 429, 500));
    }
  }

  @Test
  void quota_clockOfEachThreadRead_isReadInTheOrderOfCounting() throws Exception {
    QuotaLedger ledger =
        new QuotaLedger(new QuotaLedger.Limits(100, Duration.ofHours(1), 1_000_000));
    AtomicLong clock = new AtomicLong(NOON.toEpochMilli());
    AtomicInteger allowed = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(16);
    for (int i = 0; i < 16; i++) {
      threads.execute(
          () -> {
            for (int n = 0; n < 2_000; n++) {
              if (ledger.count("account", clock::incrementAndGet).allowed()) {
                allowed.incrementAndGet();
              }
            }
          });
    }
    threads.shutdown();

    assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    assertThat(allowed).hasValue(100);
  }

  @Test
  void dailyReset_counts_downToTheNextDay() {
    try (ContactsSandbox sandbox = frozen(ContactsSandbox.builder())) {
      TestClient client = new TestClient(sandbox);
      Reply reply = client.search("{'pageLimit':1}").expect(200);
      assertThat(header(reply, "X-RateLimit-Daily-Reset"))
          .isEqualTo(Duration.ofHours(12).toMillis());

      sandbox.clock().advance(Duration.ofHours(12).minusMillis(1));
      reply = client.search("{'pageLimit':1}").expect(200);
      assertThat(header(reply, "X-RateLimit-Daily-Reset")).isEqualTo(1);
    }
  }

  @Test
  void injected429_quotaOff_hasNoFigures() {
    try (ContactsSandbox sandbox = ContactsSandbox.builder().quotaOff().start()) {
      sandbox.faults().add(Fault.status(429));

      String response =
          RawHttp.exchange(
              sandbox,
              "GET /contacts/abc",
              "Host: localhost",
              "Version: v3",
              "Authorization: Bearer pit-sandbox");

      assertThat(response).startsWith("HTTP/1.1 429 ").doesNotContain("X-RateLimit");
    }
  }

  @Test
  void injected429_quotaOn_hasTheRealFigures() {
    try (ContactsSandbox sandbox = frozen(ContactsSandbox.builder().quota(5, seconds(10)))) {
      TestClient client = new TestClient(sandbox);
      remaining(client, 4);
      sandbox.faults().add(Fault.status(429));

      Reply reply = client.search("{'pageLimit':1}").expect(429);

      assertThat(header(reply, "X-RateLimit-Remaining")).isEqualTo(4);
      assertThat(header(reply, "X-RateLimit-Daily-Reset")).isPositive();
    }
  }

  @Test
  void quota_off_showsTheDocumentedOneUntouched() {
    try (ContactsSandbox sandbox = frozen(ContactsSandbox.builder().quotaOff())) {
      TestClient client = new TestClient(sandbox);
      for (int i = 0; i < 150; i++) {
        remaining(client, 100);
      }
    }
  }

  @Test
  void quota_clockSetBack_doesNotStayUsedUp() {
    try (ContactsSandbox sandbox = frozen(ContactsSandbox.builder().quota(1, seconds(10)))) {
      TestClient client = new TestClient(sandbox);
      remaining(client, 0);
      sandbox.clock().freezeAt(NOON.minusSeconds(3_600));
      remaining(client, 0);
    }
  }

  @Test
  void reset_afterUse_givesTheQuotaBack() {
    try (ContactsSandbox sandbox = frozen(ContactsSandbox.builder().quota(1, seconds(3_600)))) {
      TestClient client = new TestClient(sandbox);
      remaining(client, 0);
      sandbox.reset();
      remaining(client, 0);
    }
  }

  @Test
  void quota_notPositive_isRefused() {
    assertThatThrownBy(() -> ContactsSandbox.builder().quota(0, seconds(10)).start())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("quota has to be positive: 0 in PT10S, 200000 a day");
  }

  private static void remaining(TestClient client, int expected) {
    Reply reply = client.search("{'pageLimit':1}").expect(200);
    assertThat(header(reply, "X-RateLimit-Remaining")).isEqualTo(expected);
  }

  private static long header(Reply reply, String name) {
    return reply.raw().headers().firstValueAsLong(name).orElseThrow();
  }

  private static ContactsSandbox frozen(ContactsSandboxBuilder builder) {
    ContactsSandbox sandbox = builder.start();
    sandbox.clock().freezeAt(NOON);
    return sandbox;
  }

  private static Set<String> scopes() {
    return Set.of("contacts.readonly");
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
