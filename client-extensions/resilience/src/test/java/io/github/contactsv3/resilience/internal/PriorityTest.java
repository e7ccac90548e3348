package io.github.contactsv3.resilience.internal;

import static io.github.contactsv3.core.Priority.BATCH;
import static io.github.contactsv3.core.Priority.INTERACTIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.resilience.internal.Ticket.PermitState;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Of ten permits, three are kept for interactive calls. */
class PriorityTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long SPAN = 10_011_000_000L;
  private static final long FOREVER = Long.MAX_VALUE / 4;
  private static final RateLimits NONE = RateLimits.UNKNOWN;

  private final KeyQuota quota = new KeyQuota(QuotaLimits.documented().withLimit(10));

  private Ticket enqueue(Priority priority, long now, long maxWait) {
    return quota.enqueue(priority, now, maxWait, () -> {});
  }

  private List<PermitState> takeAll(Priority priority, long now) {
    List<PermitState> permits = new ArrayList<>();
    for (PermitState p = next(priority, now); p != null; p = next(priority, now)) {
      permits.add(p);
    }
    return permits;
  }

  private PermitState next(Priority priority, long now) {
    return enqueue(priority, now, 0).permit();
  }

  private static RateLimits daily(long remaining) {
    return new RateLimits(null, null, null, 100L, remaining, null);
  }

  @Test
  void batch_leavesTheShare_andInteractiveTakesAll() {
    assertThat(takeAll(BATCH, 0)).hasSize(7);
    assertThat(takeAll(INTERACTIVE, 0)).hasSize(3);
    KeyQuota other = new KeyQuota(QuotaLimits.documented().withLimit(10));
    for (int i = 0; i < 10; i++) {
      assertThat(other.enqueue(INTERACTIVE, 0, 0, () -> {}).permit()).isNotNull();
    }
  }

  @Test
  void batch_noShareKept_takesAll() {
    KeyQuota all = new KeyQuota(QuotaLimits.documented().withLimit(10).withInteractiveShare(0));
    for (int i = 0; i < 10; i++) {
      assertThat(all.enqueue(BATCH, 0, 0, () -> {}).permit()).isNotNull();
    }
  }

  @Test
  void batch_limitOfOne_isNotLockedOut() {
    KeyQuota one = new KeyQuota(QuotaLimits.documented().withLimit(1));
    assertThat(one.enqueue(BATCH, 0, 0, () -> {}).permit()).isNotNull();
  }

  @Test
  void batch_sharedLimitIsLearnt_shareFollows() {
    PermitState first = next(BATCH, 0);
    quota.completed(first, 0, 200, new RateLimits(5, null, null, null, null, null));
    // Three of five, and one is in use.
    assertThat(takeAll(BATCH, 0)).hasSize(2);
    assertThat(takeAll(INTERACTIVE, 0)).hasSize(2);
  }

  @Test
  void interactive_joinsLate_isServedBeforeBatch() {
    List<PermitState> permits = takeAll(BATCH, 0);
    permits.addAll(takeAll(INTERACTIVE, 0));
    Ticket batch = enqueue(BATCH, 1, FOREVER);
    Ticket interactive = enqueue(INTERACTIVE, 2, FOREVER);
    assertThat(quota.snapshot(2).waiting()).isEqualTo(2);
    quota.unused(permits.get(0), 3);
    assertThat(interactive.permit()).isNotNull();
    assertThat(batch.isWaiting()).isTrue();
    quota.unused(permits.get(1), 4);
    assertThat(batch.permit()).isNotNull();
  }

  @Test
  void batch_waitIsKnown_refusedAtOnceIfTooLong() {
    for (PermitState permit : takeAll(BATCH, 0)) {
      quota.completed(permit, SECOND, 200, NONE);
    }
    Ticket hasty = enqueue(BATCH, SECOND, SPAN - 1);
    assertThat(hasty.refusedBy()).isEqualTo(Scope.INTERVAL);
    assertThat(hasty.retryAfter()).isEqualTo(SPAN);
    Ticket patient = enqueue(BATCH, SECOND, SPAN);
    assertThat(quota.wakeIn(patient, SECOND)).isEqualTo(SPAN);
    quota.poll(SECOND + SPAN);
    assertThat(patient.permit()).isNotNull();
  }

  @Test
  void batch_shareOfTheDay_isKept() {
    quota.completed(next(BATCH, 0), 0, 200, daily(21));
    assertThat(takeAll(BATCH, SECOND)).hasSize(1);
    Ticket refused = enqueue(BATCH, SECOND, FOREVER);
    assertThat(refused.refusedBy()).isEqualTo(Scope.DAY);
    assertThat(refused.retryAfter()).isEqualTo(DailyBudget.TRIAL_EVERY);
    PermitState interactive = next(INTERACTIVE, SECOND);
    assertThat(interactive).isNotNull();
    quota.completed(interactive, SECOND, 200, daily(19));
    assertThat(quota.snapshot(SECOND).dailyRemaining()).isEqualTo(OptionalLong.of(19));
  }

  @Test
  void batch_trialOfTheDay_doesNotKeepInteractiveWaiting() {
    quota.completed(next(BATCH, 0), 0, 200, daily(20));
    long later = DailyBudget.TRIAL_EVERY;
    assertThat(next(BATCH, later)).isNotNull();
    // The second batch call waits for what the first finds out.
    Ticket second = enqueue(BATCH, later, FOREVER);
    assertThat(second.isWaiting()).isTrue();
    assertThat(next(INTERACTIVE, later)).isNotNull();
  }

  @Test
  void batch_dayIsOverForItAlone_refusedBehindWaitingInteractiveCalls() {
    quota.completed(next(BATCH, 0), 0, 200, daily(28));
    List<PermitState> permits = takeAll(INTERACTIVE, SECOND);
    assertThat(permits).hasSize(9);
    assertThat(enqueue(INTERACTIVE, SECOND, FOREVER).isWaiting()).isTrue();
    assertThat(enqueue(BATCH, SECOND, FOREVER).refusedBy()).isEqualTo(Scope.DAY);
  }
}
