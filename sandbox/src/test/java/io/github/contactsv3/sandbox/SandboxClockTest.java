package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.sandbox.internal.values.AdjustableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxClockTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private Instant source = START;
  private final AdjustableClock adjustable =
      new AdjustableClock(((InstantSource) () -> source).withZone(ZoneOffset.UTC));
  private final SandboxClock clock = new SandboxClock(adjustable);

  @Test
  void now_untouched_isTheSource() {
    source = START.plusSeconds(5);
    assertThat(clock.now()).isEqualTo(source);
    assertThat(clock.isFrozen()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1899-12-31T23:59:59Z",
        "-1000000000-01-01T00:00:00Z",
        "9999-01-01T00:00:00Z",
        "+292278994-08-17T07:12:55.807Z",
        "+1000000000-12-31T23:59:59.999999999Z"
      })
  void freezeAt_yearThatTimestampsCannotHave_isRefused(String instant) {
    assertThatThrownBy(() -> clock.freezeAt(Instant.parse(instant)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("within the years 1900 and 9998");
    assertThat(clock.now()).isEqualTo(START);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P3000000D", "P365000000000D", "PT2562047788015215H"})
  void advance_beyondTheLastYear_isRefused(String duration) {
    assertThatThrownBy(() -> clock.advance(Duration.parse(duration)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("within the years 1900 and 9998");
    clock.freeze();
    assertThatThrownBy(() -> clock.advance(Duration.parse(duration)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(clock.now()).isEqualTo(START);
  }

  @Test
  void freeze_sourceMovesOn_standsStill() {
    clock.freeze();
    source = START.plusSeconds(5);
    assertThat(clock.now()).isEqualTo(START);
    assertThat(clock.isFrozen()).isTrue();
  }

  @Test
  void advance_frozenAndRunning_movesForward() {
    clock.advance(Duration.ofMinutes(1));
    source = START.plusSeconds(5);
    assertThat(clock.now()).isEqualTo(START.plusSeconds(65));

    clock.freeze();
    clock.advance(Duration.ofMinutes(1));
    source = START.plusSeconds(100);
    assertThat(clock.now()).isEqualTo(START.plusSeconds(125));
  }

  @Test
  void resume_frozenElsewhere_runsOnFromThere() {
    Instant other = Instant.parse("2030-01-01T00:00:00Z");
    clock.freezeAt(other);
    clock.resume();
    source = START.plusSeconds(5);
    assertThat(clock.now()).isEqualTo(other.plusSeconds(5));
    assertThat(clock.isFrozen()).isFalse();
  }

  @Test
  void resume_running_changesNothing() {
    clock.advance(Duration.ofSeconds(7));
    clock.resume();
    assertThat(clock.now()).isEqualTo(START.plusSeconds(7));
  }

  @Test
  void reset_frozenAndAdvanced_isTheSourceAgain() {
    clock.advance(Duration.ofSeconds(7));
    clock.freeze();
    adjustable.reset();
    assertThat(clock.now()).isEqualTo(START);
  }

  @Test
  void advance_negative_isRefused() {
    assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("duration is negative: PT-1S");
  }

  @Test
  void timestamps_ofContacts_followTheClock() {
    try (ContactsSandbox sandbox =
        ContactsSandbox.builder().clock(Clock.fixed(START, ZoneOffset.UTC)).start()) {
      TestClient client = new TestClient(sandbox);
      sandbox.clock().advance(Duration.ofDays(1));
      String id = client.create("{'firstName':'Ada'}");
      assertThat(client.get("/contacts/" + id).text("/contact/dateAdded"))
          .isEqualTo("2026-03-02T12:00:00.000Z");
    }
  }
}
