package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.sandbox.TestClient.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuotaTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void quota_exceeded_answers429UntilTheOldestRequestLeavesTheWindow() {
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
  void dailyQuota_exceeded_answers429UntilTheNextDay() {
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
  void quota_off_showsLimitsThatNobodyReaches() {
    try (ContactsSandbox sandbox = frozen(ContactsSandbox.builder().quotaOff())) {
      TestClient client = new TestClient(sandbox);
      for (int i = 0; i < 150; i++) {
        remaining(client, Integer.MAX_VALUE);
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
