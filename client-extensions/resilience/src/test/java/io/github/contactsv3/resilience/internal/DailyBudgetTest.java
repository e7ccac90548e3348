package io.github.contactsv3.resilience.internal;

import static io.github.contactsv3.core.Priority.INTERACTIVE;
import static io.github.contactsv3.resilience.internal.DailyBudget.DAY;
import static io.github.contactsv3.resilience.internal.DailyBudget.TRIAL_EVERY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.core.RateLimits;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DailyBudgetTest {
  private static RateLimits daily(@Nullable Long limit, @Nullable Long remaining) {
    return new RateLimits(null, null, null, limit, remaining, null);
  }

  private final DailyBudget budget = new DailyBudget(2, Long.MAX_VALUE, 0.5);

  @Test
  void take_untilUsedUp_nextOnTrialAfterFiveMinutes() {
    budget.take(10);
    assertThat(budget.exhausted()).isFalse();
    assertThat(budget.waitFor(INTERACTIVE, 10)).isZero();
    budget.take(20);
    assertThat(budget.exhausted()).isTrue();
    assertThat(budget.waitFor(INTERACTIVE, 20)).isEqualTo(TRIAL_EVERY);
    assertThat(budget.waitFor(INTERACTIVE, 20 + TRIAL_EVERY - 1)).isEqualTo(1);
    assertThat(budget.waitFor(INTERACTIVE, 20 + TRIAL_EVERY + 1)).isZero();
    budget.take(20 + TRIAL_EVERY);
    assertThat(budget.waitFor(INTERACTIVE, 20 + TRIAL_EVERY)).isEqualTo(TRIAL_EVERY);
    assertThat(budget.remaining()).isEmpty();
  }

  @Test
  void settle_dayAfterTheFirst_startsAnew() {
    budget.take(10);
    budget.take(20);
    budget.settle(10 + DAY - 1);
    assertThat(budget.exhausted()).isTrue();
    budget.settle(10 + DAY);
    assertThat(budget.exhausted()).isFalse();
    budget.take(30 + DAY);
    budget.take(30 + DAY);
    // The new day began with the first request of it.
    budget.settle(10 + 2 * DAY);
    assertThat(budget.exhausted()).isTrue();
    budget.settle(30 + 2 * DAY);
    assertThat(budget.exhausted()).isFalse();
  }

  @Test
  void hear_remaining_countsMoreThanOurOwn() {
    budget.take(0);
    budget.take(0);
    budget.updateFromHeaders(daily(100L, 40L), 1, 5);
    assertThat(budget.limit()).isEqualTo(100);
    assertThat(budget.remaining()).isEqualTo(OptionalLong.of(39));
    budget.take(6);
    assertThat(budget.remaining()).isEqualTo(OptionalLong.of(38));
    budget.updateFromHeaders(daily(null, null), 0, 7);
    assertThat(budget.remaining()).isEqualTo(OptionalLong.of(38));
    assertThat(budget.limit()).isEqualTo(100);
    budget.updateFromHeaders(daily(null, 3L), 7, 8);
    assertThat(budget.remaining()).isEqualTo(OptionalLong.of(0));
    assertThat(budget.exhausted()).isTrue();
  }

  @Test
  void settle_wordOlderThanADay_isForgotten() {
    budget.updateFromHeaders(daily(null, 0L), 0, 5);
    budget.settle(5 + DAY - 1);
    assertThat(budget.exhausted()).isTrue();
    budget.settle(5 + DAY);
    assertThat(budget.exhausted()).isFalse();
    assertThat(budget.remaining()).isEmpty();
  }

  @Test
  void unused_afterTake_givesBackWhatTheServiceDidNotCount() {
    budget.take(0);
    budget.take(0);
    budget.unused(true);
    assertThat(budget.exhausted()).isFalse();
    budget.unused(true);
    budget.unused(true);
    budget.take(0);
    budget.take(0);
    assertThat(budget.exhausted()).isTrue();
    budget.updateFromHeaders(daily(null, 10L), 0, 0);
    budget.take(0);
    budget.unused(true);
    assertThat(budget.remaining()).isEqualTo(OptionalLong.of(10));
    budget.take(0);
    budget.unused(false);
    assertThat(budget.remaining()).isEqualTo(OptionalLong.of(9));
  }

  @Test
  void ceiling_reached_noTrialsAndHeadersDoNotRaiseIt() {
    DailyBudget capped = new DailyBudget(2, 2, 0.5);
    capped.take(10);
    capped.updateFromHeaders(daily(1000L, 900L), 0, 15);
    assertThat(capped.limit()).isEqualTo(2);
    assertThat(capped.remaining()).isEqualTo(OptionalLong.of(1));
    capped.take(20);
    assertThat(capped.exhausted()).isTrue();
    assertThat(capped.waitFor(INTERACTIVE, 30)).isEqualTo(DAY - 20);
    capped.settle(10 + DAY);
    assertThat(capped.exhausted()).isFalse();
  }

  @Test
  void take_toldZero_doesNotFallBelow() {
    budget.updateFromHeaders(daily(null, 1L), 0, 0);
    budget.take(0);
    budget.take(0);
    budget.unused(true);
    assertThat(budget.remaining()).isEqualTo(OptionalLong.of(1));
  }
}
