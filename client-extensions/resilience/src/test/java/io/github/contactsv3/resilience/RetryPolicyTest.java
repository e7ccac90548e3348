package io.github.contactsv3.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.resilience.Decision.GiveUp;
import io.github.contactsv3.resilience.Decision.Reason;
import io.github.contactsv3.resilience.Decision.Retry;
import io.github.contactsv3.resilience.Outcome.ErrorResponse;
import io.github.contactsv3.resilience.Outcome.Lost;
import io.github.contactsv3.resilience.Outcome.NotConnected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {
  private static final OperationInfo OPERATION =
      new OperationInfo("getContact", "GET", "/contacts/{id}", true, null, List.of(), null, false);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Draws a set part of the range asked for, and keeps the ranges. */
  private static final class Scripted implements RandomGenerator {
    final List<Long> bounds = new ArrayList<>();
    private final double part;

    Scripted(double part) {
      this.part = part;
    }

    @Override
    public long nextLong() {
      throw new AssertionError("not bounded");
    }

    @Override
    public long nextLong(long bound) {
      bounds.add(bound);
      return (long) ((bound - 1) * part);
    }
  }

  private static FailedAttempt attempt(
      boolean retryable, int number, Outcome outcome, Duration left) {
    return new FailedAttempt(OPERATION, retryable, number, outcome, left);
  }

  private static Outcome outcome(String name) {
    return switch (name) {
      case "not connected" -> new NotConnected();
      case "lost" -> new Lost();
      default -> new ErrorResponse(Integer.parseInt(name));
    };
  }

  private static RetryPolicy policy(double part) {
    return RetryPolicy.builder().random(new Scripted(part)).build();
  }

  private static String describe(Decision decision) {
    return decision instanceof GiveUp giveUp ? giveUp.reason().name() : "RETRY";
  }

  @ParameterizedTest
  @CsvSource({
    "not connected, RETRY, RETRY",
    "lost, RETRY, NOT_RETRYABLE",
    "429, RETRY, RETRY",
    "408, RETRY, NOT_RETRYABLE",
    "500, RETRY, NOT_RETRYABLE",
    "502, RETRY, NOT_RETRYABLE",
    "503, RETRY, NOT_RETRYABLE",
    "504, RETRY, NOT_RETRYABLE",
    "599, RETRY, NOT_RETRYABLE",
    "301, PERMANENT, PERMANENT",
    "400, PERMANENT, PERMANENT",
    "401, PERMANENT, PERMANENT",
    "403, PERMANENT, PERMANENT",
    "404, PERMANENT, PERMANENT",
    "407, PERMANENT, PERMANENT",
    "409, PERMANENT, PERMANENT",
    "422, PERMANENT, PERMANENT",
    "428, PERMANENT, PERMANENT",
    "499, PERMANENT, PERMANENT",
    "600, PERMANENT, PERMANENT",
  })
  void decide_eachOutcome_asTheRulesSay(String name, String retryable, String unsafe) {
    for (int number = 1; number <= 5; number++) {
      for (Duration left : List.of(MINUTE, Duration.ofNanos(1), Duration.ZERO, MINUTE.negated())) {
        for (boolean safe : new boolean[] {true, false}) {
          String expected = safe ? retryable : unsafe;
          if (expected.equals("RETRY")) {
            expected =
                number >= 4 ? "ATTEMPTS_USED" : left.equals(MINUTE) ? "RETRY" : "NO_TIME_LEFT";
          }
          assertThat(describe(policy(0.5).decide(attempt(safe, number, outcome(name), left))))
              .as("%s, safe %s, attempt %d, %s left", name, safe, number, left)
              .isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void decide_eachAttempt_boundDoublesToTwentySeconds() {
    Scripted random = new Scripted(1);
    RetryPolicy policy = RetryPolicy.builder().maxAttempts(1000).random(random).build();
    List<Decision> decisions = new ArrayList<>();
    for (int number : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 100, 999}) {
      decisions.add(policy.decide(attempt(true, number, new Lost(), MINUTE)));
    }
    assertThat(decisions)
        .extracting(decision -> ((Retry) decision).delay().toMillis())
        .containsExactly(
            500L, 1000L, 2000L, 4000L, 8000L, 16_000L, 20_000L, 20_000L, 20_000L, 20_000L);
    // Both ends of the range are possible.
    assertThat(random.bounds).startsWith(500_000_001L, 1_000_000_001L);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.25, 250", "0.5, 500", "1, 1000"})
  void decide_scriptedChance_isThatPartOfTheBound(double part, long millis) {
    assertThat(policy(part).decide(attempt(true, 2, new Lost(), MINUTE)))
        .isEqualTo(new Retry(Duration.ofMillis(millis)));
  }

  @Test
  void decide_defaultChance_isSpreadOverTheWholeRange() {
    double sum = 0;
    int low = 0;
    int high = 0;
    for (int i = 0; i < 2000; i++) {
      Retry retry = (Retry) RetryPolicy.standard().decide(attempt(true, 1, new Lost(), MINUTE));
      double part = retry.delay().toNanos() / 5e8;
      assertThat(part).isBetween(0.0, 1.0);
      sum += part;
      low += part < 0.1 ? 1 : 0;
      high += part > 0.9 ? 1 : 0;
    }
    assertThat(sum / 2000).isBetween(0.45, 0.55);
    assertThat(low).isBetween(100, 300);
    assertThat(high).isBetween(100, 300);
  }

  @ParameterizedTest
  @CsvSource({"0, 500", "499, 500", "501, 501", "30000, 30000"})
  void decide_retryAfter_isTheLeastDelay(long askedMillis, long expectedMillis) {
    Outcome outcome = new ErrorResponse(503, Optional.of(Duration.ofMillis(askedMillis)));
    assertThat(policy(1).decide(attempt(true, 1, outcome, MINUTE)))
        .isEqualTo(new Retry(Duration.ofMillis(expectedMillis)));
  }

  @Test
  void decide_unsafe503WithRetryAfter_notRepeated() {
    Outcome outcome = new ErrorResponse(503, Optional.of(Duration.ZERO));
    assertThat(policy(0).decide(attempt(false, 1, outcome, MINUTE)))
        .isEqualTo(new GiveUp(Reason.NOT_RETRYABLE));
  }

  @Test
  void decide_retryAfterBeyondTheTimeLeft_givesUpWithTheDelay() {
    Duration asked = Duration.ofSeconds(90);
    Outcome outcome = new ErrorResponse(429, Optional.of(asked));
    assertThat(policy(0).decide(attempt(false, 1, outcome, MINUTE)))
        .isEqualTo(new GiveUp(Reason.NO_TIME_LEFT, Optional.of(asked)));
  }

  @Test
  void decide_delayEqualToTheTimeLeft_leavesNoTimeForTheAttempt() {
    Duration half = Duration.ofMillis(500);
    assertThat(policy(1).decide(attempt(true, 1, new Lost(), half)))
        .isEqualTo(new GiveUp(Reason.NO_TIME_LEFT, Optional.of(half)));
    assertThat(policy(1).decide(attempt(true, 1, new Lost(), half.plusNanos(1))))
        .isEqualTo(new Retry(half));
  }

  @Test
  void decide_never_givesUpAtTheFirst() {
    assertThat(RetryPolicy.never().decide(attempt(true, 1, new NotConnected(), MINUTE)))
        .isEqualTo(new GiveUp(Reason.ATTEMPTS_USED));
  }

  @Test
  void decide_maxBelowFirst_isTheBoundOfAll() {
    RetryPolicy policy =
        RetryPolicy.builder()
            .initialDelay(Duration.ofSeconds(3))
            .maxDelay(Duration.ofSeconds(2))
            .random(new Scripted(1))
            .build();
    assertThat(policy.decide(attempt(true, 1, new Lost(), MINUTE)))
        .isEqualTo(new Retry(Duration.ofSeconds(2)));
  }

  @Test
  void decide_longestBackoffs_neverOverflows() {
    RetryPolicy policy =
        RetryPolicy.builder()
            .maxAttempts(Integer.MAX_VALUE)
            .initialDelay(Duration.ofHours(23))
            .maxDelay(Duration.ofDays(1))
            .random(new Scripted(1))
            .build();
    assertThat(policy.decide(attempt(true, 1_000_000, new Lost(), Duration.ofDays(9))))
        .isEqualTo(new Retry(Duration.ofDays(1)));
  }

  @Test
  void builder_maxAttemptsOfZero_refused() {
    assertThatThrownBy(() -> RetryPolicy.builder().maxAttempts(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maxAttempts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT24H0.000000001S"})
  void builder_backoffOutOfRange_refused(String value) {
    Duration backoff = Duration.parse(value);
    assertThatThrownBy(() -> RetryPolicy.builder().initialDelay(backoff))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("initialDelay");
    assertThatThrownBy(() -> RetryPolicy.builder().maxDelay(backoff))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maxDelay");
  }

  @Test
  void toString_standard_showsItsValues() {
    assertThat(RetryPolicy.standard())
        .hasToString("RetryPolicy{maxAttempts=4, initialDelay=PT0.5S, maxDelay=PT20S}");
  }

  @Test
  void failedAttempt_numberOfZero_refused() {
    assertThatThrownBy(() -> attempt(true, 0, new Lost(), MINUTE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void repeat_negativeDelay_refused() {
    assertThatThrownBy(() -> new Retry(Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
