package io.github.contactsv3.auth.internal;

import static io.github.contactsv3.auth.internal.Fixture.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.auth.spi.Lease;
import io.github.contactsv3.auth.spi.TokenStore;
import io.github.contactsv3.core.spi.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemoryTokenStoreTest {
  @Test
  void tryLease_timesThatNoClockCounts_areForEverOrOver() {
    FakeClock clock = new FakeClock();
    TokenStore store = new MemoryTokenStore(clock::nanoTime);
    assertThat(store.tryLease(KEY, Duration.ofSeconds(Long.MIN_VALUE))).isPresent();
    assertThat(store.tryLease(KEY, Duration.ofSeconds(Long.MAX_VALUE))).isPresent();
    clock.pass(Duration.ofDays(365));
    assertThat(store.tryLease(KEY, Duration.ofSeconds(60))).isEmpty();
  }

  @Test
  void sleep_timeThatNoClockCounts_isForEver() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Clock.system().sleep(Duration.ofSeconds(Long.MAX_VALUE)))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void tryLease_timeIsOver_canBeTakenAndTheOldOneEndsNothing() {
    FakeClock clock = new FakeClock();
    TokenStore store = new MemoryTokenStore(clock::nanoTime);
    Lease old = store.tryLease(KEY, Duration.ofSeconds(60)).orElseThrow();
    clock.pass(Duration.ofNanos(59_999_999_999L));
    assertThat(store.tryLease(KEY, Duration.ofSeconds(60))).isEmpty();
    clock.pass(Duration.ofNanos(1));
    assertThat(store.tryLease(KEY, Duration.ofSeconds(60))).isPresent();
    old.close();
    assertThat(store.tryLease(KEY, Duration.ofSeconds(60))).isEmpty();
  }
}
