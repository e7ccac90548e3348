package io.github.contactsv3.resilience;

import static io.github.contactsv3.core.Priority.INTERACTIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.core.QuotaSnapshot;
import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.resilience.spi.Permit;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException.Scope;
import io.github.contactsv3.resilience.spi.QuotaGate;
import io.github.contactsv3.resilience.spi.QuotaKey;
import io.github.contactsv3.resilience.spi.QuotaLog;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotasTest {
  private static final QuotaKey KEY = new QuotaKey("QuotasTest", "location");

  @Test
  void shared_always_isOneGateWithTheDocumentedLimits() {
    assertThat(Quotas.shared()).isSameAs(Quotas.shared());
    assertThat(Quotas.shared().snapshot(KEY))
        .contains(
            new QuotaSnapshot(
                100, 79, Duration.ofSeconds(10), 0, 100, 0, 200_000, OptionalLong.empty()));
  }

  @Test
  void unlimited_manyCalls_allPassAndNothingIsKnown() throws Exception {
    QuotaGate gate = Quotas.unlimited();
    for (int i = 0; i < 1000; i++) {
      try (Permit permit = gate.acquire(KEY, INTERACTIVE, Duration.ZERO)) {
        permit.completed(429, RateLimits.UNKNOWN);
        permit.unused();
      }
    }
    assertThat(gate.snapshot(KEY)).isEmpty();
  }

  @Test
  void builder_ownLimits_areKept() throws Exception {
    QuotaGate gate =
        Quotas.builder().limit(2).interval(Duration.ofMinutes(1)).dailyLimit(50).build();
    for (int i = 0; i < 2; i++) {
      try (Permit permit = gate.acquire(KEY, INTERACTIVE, Duration.ZERO)) {
        // Headers may not raise, nor shorten.
        permit.completed(200, new RateLimits(100, 99, Duration.ofSeconds(1), 1000L, null, null));
      }
    }
    assertThat(gate.snapshot(KEY))
        .contains(
            new QuotaSnapshot(2, 1, Duration.ofMinutes(1), 2, 0, 0, 50, OptionalLong.empty()));
    assertThatThrownBy(() -> gate.acquire(KEY, INTERACTIVE, Duration.ofSeconds(30)))
        .isInstanceOfSatisfying(
            QuotaExhaustedException.class,
            e -> {
              assertThat(e.scope()).isEqualTo(Scope.INTERVAL);
              assertThat(e.retryAfter()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(61));
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 100_001})
  void builder_limitOutOfRange_refused(int limit) {
    assertThatThrownBy(() -> Quotas.builder().limit(limit))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("limit");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 99, 3_600_001})
  void builder_intervalOutOfRange_refused(long millis) {
    assertThatThrownBy(() -> Quotas.builder().interval(Duration.ofMillis(millis)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("interval");
  }

  @Test
  void builder_boundsThemselves_accepted() {
    QuotaGate least =
        Quotas.builder().limit(1).interval(Duration.ofMillis(100)).dailyLimit(1).build();
    QuotaGate most = Quotas.builder().limit(100_000).interval(Duration.ofHours(1)).build();
    assertThat(least.snapshot(KEY).orElseThrow().limit()).isEqualTo(1);
    assertThat(most.snapshot(KEY).orElseThrow().interval()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void builder_dailyLimitOfZero_refused() {
    assertThatThrownBy(() -> Quotas.builder().dailyLimit(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dailyLimit");
  }

  @Test
  void builder_clockAndLog_refused() {
    Quotas.Builder both = Quotas.builder().clock(Clock.system()).log(new NoLog());
    assertThatThrownBy(both::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("leave out clock or log");
  }

  @Test
  void builder_shareWhileStoreFails_needsALogAndARequestForEachProcess() {
    assertThatThrownBy(() -> Quotas.builder().shareWhileStoreFails(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shareWhileStoreFails");
    assertThatThrownBy(Quotas.builder().shareWhileStoreFails(2)::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("shareWhileStoreFails needs a log");
    assertThatThrownBy(Quotas.builder().log(new NoLog()).shareWhileStoreFails(101)::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("shareWhileStoreFails: the limit has no request for each of 101 processes");
    assertThat(Quotas.builder().log(new NoLog()).shareWhileStoreFails(100).build()).isNotNull();
  }

  @Test
  void quotaKey_text_doesNotShowTheApp() {
    assertThat(KEY).hasToString("QuotaKey{app=***, location=location}");
  }

  @Test
  void quotaKey_blankPart_refused() {
    assertThatThrownBy(() -> new QuotaKey(" ", "l")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new QuotaKey("a", "")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void exception_message_namesLimitAndTime() {
    assertThat(new QuotaExhaustedException(Scope.DAY, Duration.ofSeconds(2)))
        .hasMessage("the quota of the day is used up, not free for 2000 ms")
        .hasNoCause();
    assertThat(new QuotaExhaustedException(Scope.INTERVAL, Duration.ZERO))
        .hasMessage("the quota is used up, not free for 0 ms");
    assertThat(new QuotaExhaustedException(Scope.DAY, Duration.ZERO).getStackTrace()).isEmpty();
  }

  /** A store that nothing may use. */
  private static final class NoLog implements QuotaLog {
    @Override
    public Entry read(QuotaKey key) {
      throw new AssertionError();
    }

    @Override
    public boolean replace(QuotaKey key, @Nullable String expected, String next, Duration life) {
      throw new AssertionError();
    }

    @Override
    public Duration age() {
      throw new AssertionError();
    }
  }
}
