package io.github.contactsv3.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.errors.ReplayGuardException;
import io.github.contactsv3.webhooks.spi.ReplayGuard;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Guards in memory, and guards that fail. */
class ReplayGuardsTest {
  private static final Duration TIME = Duration.ofMinutes(10);

  private final TestClock clock = new TestClock();

  @Test
  void inMemory_full_forgetsTheOldestOnlyWhenItMay() {
    ReplayGuard guard = ReplayGuards.inMemory(2, clock);
    assertThat(guard.claim("a", TIME)).isTrue();
    clock.advance(Duration.ofMinutes(5));
    assertThat(guard.claim("b", TIME)).isTrue();

    assertThatThrownBy(() -> guard.claim("c", TIME))
        .isInstanceOf(ReplayGuardException.class)
        .hasMessage(
            "the replay guard is full: 2 events are too recent to be forgotten;"
                + " give it a higher limit");
    assertThat(guard.claim("a", TIME)).isFalse();

    clock.advance(Duration.ofMinutes(5));
    assertThat(guard.claim("c", TIME)).isTrue();
    assertThat(guard.claim("b", TIME)).isFalse();
    assertThat(guard.claim("c", TIME)).isFalse();
  }

  @Test
  void none_remembersNothing() {
    assertThat(ReplayGuards.none().claim("a", TIME)).isTrue();
    assertThat(ReplayGuards.none().claim("a", TIME)).isTrue();
  }

  @Test
  void guard_thatFails_isATypedErrorWith503_andGetsWhatItWasPromised() {
    TestKeys keys = TestKeys.ed25519();
    ReplayGuard broken =
        new ReplayGuard() {
          @Override
          public boolean claim(String eventId, Duration atLeast) {
            throw new IllegalStateException(eventId + " " + atLeast);
          }

          @Override
          public void release(String eventId) {
            throw new IllegalStateException("down");
          }
        };
    Webhooks webhooks =
        Webhooks.builder()
            .ed25519Keys(keys.publicKey())
            .replayGuard(broken)
            .rememberFor(Duration.ofDays(3))
            .build();
    String json = "{\"type\":\"X\",\"webhookId\":\"w-1\",\"appId\":\"app1\"}";
    byte[] body = json.getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(
            () -> webhooks.readOfAnyAge(body, Map.of("x-ghl-signature", keys.sign(body))))
        .isInstanceOf(ReplayGuardException.class)
        .hasMessage("the replay guard can't claim the event w-1")
        .hasRootCauseMessage("app1/w-1 PT72H")
        .satisfies(e -> assertThat(((ReplayGuardException) e).responseStatus()).isEqualTo(503));
    EventInfo info =
        new EventInfo("w-1", "X", Optional.empty(), Optional.empty(), Optional.empty());
    assertThatThrownBy(() -> webhooks.release(new UnknownEvent(info, json)))
        .isInstanceOf(ReplayGuardException.class)
        .hasMessage("the replay guard can't release the event w-1");
  }
}
