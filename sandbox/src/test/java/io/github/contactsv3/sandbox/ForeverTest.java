package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** Durations as long as Java has them, which some write to say "never" or "always". */
class ForeverTest {

  private static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();

  @Test
  void faults_forever_keepTheirRequestsWaitingAndNoOther() {
    ContactsSandbox sandbox = ContactsSandbox.builder().latency(Duration.ofMillis(1)).start();
    try (RawHttp delayed = new RawHttp(sandbox);
        RawHttp slow = new RawHttp(sandbox)) {
      sandbox.faults().add(Fault.delay(FOREVER).on("getContact"));
      sandbox.faults().add(Fault.slowBody(FOREVER).on("listTasks"));
      delayed.write("GET /contacts/x HTTP/1.1\r\nHost: localhost\r\n\r\n");
      slow.write("GET /contacts/x/tasks HTTP/1.1\r\nHost: localhost\r\n\r\n");
      while (!sandbox.faults().pending().isEmpty()) {
        Thread.onSpinWait();
      }
      new TestClient(sandbox).createReply("{}").expect(201);

      sandbox.close();

      assertThat(delayed.readAll()).isEmpty();
      assertThat(slow.readAll()).doesNotContain("traceId");
    } finally {
      sandbox.close();
    }
  }

  @Test
  void everyOption_forever_canBeComputedWith() {
    try (ContactsSandbox sandbox =
        ContactsSandbox.builder()
            .indexLag(FOREVER)
            .quota(100, FOREVER)
            .tokenLifetimes(FOREVER, FOREVER)
            .start()) {
      TestClient client = new TestClient(sandbox);
      sandbox.clock().freezeAt(Instant.parse("9998-12-31T23:59:59.999Z"));
      sandbox.oauthTokens("access", "refresh", sandbox.locationId());

      client.createReply("{}").expect(201);
      assertThat(client.search("{'pageLimit':1}").expect(200).at("/total").intValue()).isZero();
      new TestClient(sandbox.baseUrl(), "access", sandbox.locationId())
          .search("{'pageLimit':1}")
          .expect(200);
    }
  }

  @Test
  void retryAfter_forever_isSent() {
    try (ContactsSandbox sandbox = ContactsSandbox.start()) {
      sandbox.faults().add(Fault.status(503).retryAfter(FOREVER));

      assertThat(RawHttp.exchange(sandbox, "GET /contacts/x", "Host: localhost"))
          .startsWith("HTTP/1.1 503 ")
          .contains("Retry-After: 3155760000\r\n");
    }
  }
}
