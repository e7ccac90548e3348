package io.github.contactsv3.resilience.internal;

import static io.github.contactsv3.core.Priority.INTERACTIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.core.QuotaSnapshot;
import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.resilience.internal.Ticket.PermitState;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class KeyQuotaTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long SPAN = 10_011_000_000L;
  private static final long FOREVER = Long.MAX_VALUE / 4;
  private static final RateLimits NONE = RateLimits.UNKNOWN;

  private KeyQuota quota = quota(3);
  private final List<Integer> woken = new ArrayList<>();

  private static KeyQuota quota(int limit) {
    return new KeyQuota(
        new QuotaLimits(
            limit,
            Integer.MAX_VALUE,
            Duration.ofSeconds(10),
            Duration.ZERO,
            200_000,
            Long.MAX_VALUE,
            0.4));
  }

  private static RateLimits remaining(int limit, int remaining) {
    return new RateLimits(limit, remaining, null, null, null, null);
  }

  private static RateLimits daily(long remaining) {
    return new RateLimits(null, null, null, null, remaining, null);
  }

  @Test
  void completed_timesThatNoHeaderCanHave_countAsTheLongestOrNone() throws Exception {
    for (long seconds : new long[] {Long.MAX_VALUE, Long.MIN_VALUE}) {
      Duration time = Duration.ofSeconds(seconds);
      quota = quota(3);
      quota.completed(permit(0), 0, 429, new RateLimits(3, 1, time, null, null, time));
      assertThat(quota.snapshot(0).interval())
          .isEqualTo(seconds > 0 ? Duration.ofDays(1) : Duration.ZERO);
      assertThat(new QuotaExhaustedException(Scope.DAY, time)).hasMessageContaining(" ms");
    }
  }

  private Ticket enqueue(long now, long maxWait) {
    return quota.enqueue(INTERACTIVE, now, maxWait, () -> {});
  }

  private Ticket queueUp(int name, long now) {
    return quota.enqueue(INTERACTIVE, now, FOREVER, () -> woken.add(name));
  }

  private PermitState permit(long now) {
    PermitState permit = enqueue(now, 0).permit();
    assertThat(permit).as("granted at once").isNotNull();
    return permit;
  }

  private PermitState[] permits(int count, long now) {
    PermitState[] permits = new PermitState[count];
    for (int i = 0; i < count; i++) {
      permits[i] = permit(now);
    }
    return permits;
  }

  private QuotaSnapshot snapshot(long now) {
    return quota.snapshot(now);
  }

  @Test
  void enqueue_roomInTheLog_grantedAtOnceWithoutWait() {
    permits(3, 0);
    assertThat(snapshot(0))
        .isEqualTo(
            new QuotaSnapshot(
                3, 1, Duration.ofSeconds(10), 3, 0, 0, 200_000, OptionalLong.empty()));
    Ticket fourth = enqueue(0, 0);
    assertThat(fourth.refusedBy()).isEqualTo(Scope.INTERVAL);
    assertThat(fourth.retryAfter()).isEqualTo(SPAN);
    assertThat(fourth.isWaiting()).isFalse();
  }

  @Test
  void enqueue_turnCannotComeInTime_refusedAtOnceAndNothingUsed() {
    for (PermitState permit : permits(3, 0)) {
      quota.completed(permit, SECOND, 200, NONE);
    }
    Ticket short1 = enqueue(SECOND, SPAN - 1);
    assertThat(short1.refusedBy()).isEqualTo(Scope.INTERVAL);
    assertThat(short1.retryAfter()).isEqualTo(SPAN);
    assertThat(snapshot(SECOND).waiting()).isZero();
    assertThat(snapshot(SECOND).used()).isEqualTo(3);
    Ticket enough = enqueue(SECOND, SPAN);
    assertThat(enough.isWaiting()).isTrue();
    assertThat(snapshot(SECOND).waiting()).isEqualTo(1);
    assertThat(quota.wakeIn(enough, SECOND)).isEqualTo(SPAN);
    quota.poll(SECOND + SPAN);
    quota.expire(enough, SECOND + SPAN);
    assertThat(enough.permit()).isNotNull();
  }

  @Test
  void enqueue_othersAhead_theirTurnsCount() {
    for (PermitState permit : permits(3, 0)) {
      quota.completed(permit, 0, 200, NONE);
    }
    for (int i = 0; i < 3; i++) {
      assertThat(enqueue(0, SPAN).isWaiting()).isTrue();
    }
    Ticket late = enqueue(0, 2 * SPAN - 1);
    assertThat(late.refusedBy()).isEqualTo(Scope.INTERVAL);
    assertThat(late.retryAfter()).isEqualTo(2 * SPAN);
    assertThat(enqueue(0, 2 * SPAN).isWaiting()).isTrue();
  }

  @Test
  void poll_severalWaiting_firstComeFirstServed() {
    PermitState[] permits = permits(3, 0);
    Ticket a = queueUp(1, 0);
    Ticket b = queueUp(2, 0);
    Ticket c = queueUp(3, 0);
    assertThat(quota.wakeIn(a, 0)).isGreaterThan(0);
    woken.clear();
    quota.completed(permits[0], SECOND, 200, NONE);
    assertThat(woken).as("only the first is woken").containsExactly(1);
    assertThat(quota.wakeIn(a, SECOND)).isEqualTo(SPAN);
    assertThat(quota.wakeIn(b, SECOND)).isEqualTo(FOREVER - SECOND);
    quota.completed(permits[1], 2 * SECOND, 200, NONE);
    woken.clear();
    quota.poll(SECOND + SPAN - 1);
    assertThat(a.isWaiting()).isTrue();
    quota.poll(SECOND + SPAN);
    assertThat(a.permit()).isNotNull();
    assertThat(b.isWaiting()).isTrue();
    assertThat(woken).as("the granted, and the new first").endsWith(1, 2);
    assertThat(quota.wakeIn(b, SECOND + SPAN)).isEqualTo(SECOND);
    quota.poll(2 * SECOND + SPAN);
    assertThat(b.permit()).isNotNull();
    assertThat(c.isWaiting()).isTrue();
  }

  @Test
  void leave_waitingTicket_makesWayForTheNext() {
    quota = quota(1);
    PermitState permit = permit(0);
    Ticket a = queueUp(1, 0);
    Ticket b = queueUp(2, 0);
    woken.clear();
    quota.cancel(a, 0);
    assertThat(woken).containsExactly(2);
    assertThat(snapshot(0).waiting()).isEqualTo(1);
    quota.unused(permit, 0);
    assertThat(a.permit()).isNull();
    assertThat(b.permit()).isNotNull();
  }

  @Test
  void leave_grantedTicket_givesThePermitBack() {
    quota = quota(1);
    Ticket a = enqueue(0, 0);
    Ticket b = queueUp(2, 0);
    quota.cancel(a, 0);
    assertThat(b.permit()).isNotNull();
    assertThat(snapshot(0).used()).isEqualTo(1);
  }

  @Test
  void expire_deadlineOver_refusedAndNextWoken() {
    quota = quota(1);
    permit(0);
    Ticket a = quota.enqueue(INTERACTIVE, 0, SPAN + 5, () -> woken.add(1));
    queueUp(2, 0);
    quota.expire(a, SPAN + 4);
    assertThat(a.isWaiting()).isTrue();
    assertThat(quota.wakeIn(a, SPAN)).isEqualTo(5);
    woken.clear();
    quota.expire(a, SPAN + 5);
    assertThat(a.refusedBy()).isEqualTo(Scope.INTERVAL);
    assertThat(a.retryAfter()).isEqualTo(SPAN);
    assertThat(woken).containsExactly(1, 2);
    assertThat(snapshot(SPAN + 5).waiting()).isEqualTo(1);
    quota.expire(a, SPAN + 6);
    assertThat(woken).containsExactly(1, 2);
  }

  @Test
  void completed_twiceOrAfterALoss_countsOnce() {
    PermitState[] permits = permits(2, 0);
    quota.completed(permits[0], 0, 200, NONE);
    quota.completed(permits[0], SECOND, 429, remaining(1, 0));
    quota.unused(permits[0], SECOND);
    quota.lost(permits[0], SECOND);
    quota.lost(permits[1], SECOND);
    quota.completed(permits[1], 2 * SECOND, 429, NONE);
    quota.unused(permits[1], 2 * SECOND);
    assertThat(snapshot(2 * SECOND).used()).isEqualTo(2);
    assertThat(snapshot(2 * SECOND).available()).isEqualTo(1);
    assertThat(snapshot(2 * SECOND).limit()).isEqualTo(3);
    assertThat(snapshot(SPAN).used()).isEqualTo(1);
    assertThat(snapshot(SPAN + SECOND).used()).isZero();
  }

  @Test
  void lost_noResponse_placeIsFreeOneSpanLater() {
    PermitState permit = permit(0);
    quota.lost(permit, SECOND);
    assertThat(snapshot(SECOND + SPAN - 1).used()).isEqualTo(1);
    assertThat(snapshot(SECOND + SPAN).used()).isZero();
  }

  @Test
  void lost_othersWait_firstIsWoken() {
    PermitState[] permits = permits(3, 0);
    queueUp(1, 0);
    woken.clear();
    quota.lost(permits[0], 0);
    assertThat(woken).containsExactly(1);
  }

  @Test
  void unused_nothingSent_placeIsFreeAtOnce() {
    quota.unused(permit(0), 0);
    assertThat(snapshot(0).used()).isZero();
    assertThat(snapshot(0).available()).isEqualTo(3);
  }

  @Test
  void completed_429_nothingForAnIntervalThenOneAtATime() {
    PermitState[] permits = permits(1, 0);
    quota.completed(permits[0], SECOND, 429, NONE);
    assertThat(snapshot(SECOND).available()).isZero();
    assertThat(enqueue(SECOND, SPAN - 1).retryAfter()).isEqualTo(SPAN);
    Ticket a = queueUp(1, SECOND);
    Ticket b = queueUp(2, SECOND);
    assertThat(quota.wakeIn(a, SECOND)).isEqualTo(SPAN);
    quota.poll(SECOND + SPAN - 1);
    assertThat(a.isWaiting()).isTrue();
    quota.poll(SECOND + SPAN);
    assertThat(a.permit()).isNotNull();
    assertThat(b.isWaiting()).as("one in flight").isTrue();
    assertThat(snapshot(SECOND + SPAN).available()).isZero();
    Ticket hasty = enqueue(SECOND + SPAN, 0);
    assertThat(hasty.refusedBy()).isEqualTo(Scope.INTERVAL);
    assertThat(hasty.retryAfter()).isEqualTo(2 * SPAN);
    quota.completed(a.permit(), 2 * SECOND + SPAN, 200, NONE);
    assertThat(b.permit()).isNotNull();
    // The crowd is forgotten two spans after the hold.
    assertThat(enqueue(SECOND + 3 * SPAN - 1, 0).permit()).isNull();
    assertThat(enqueue(SECOND + 3 * SPAN, 0).permit()).isNotNull();
  }

  @Test
  void completed_429AfterTheHold_holdsAgain() {
    quota.completed(permit(0), 0, 429, NONE);
    quota.completed(permit(SPAN), SPAN + 1, 429, NONE);
    assertThat(enqueue(SPAN + 1, 0).retryAfter()).isEqualTo(SPAN);
    assertThat(enqueue(2 * SPAN, 0).permit()).isNull();
    assertThat(enqueue(2 * SPAN + 1, 0).permit()).isNotNull();
  }

  @Test
  void completed_429WithRetryAfter_heldSoLongWithinBounds() {
    long[][] askedAndHeld = {
      {0, SPAN / 10},
      {2 * SECOND, 2 * SECOND},
      {30 * SECOND, 30 * SECOND},
      {99 * SECOND, 60 * SECOND}
    };
    for (long[] each : askedAndHeld) {
      quota = quota(3);
      RateLimits headers = new RateLimits(3, 0, null, null, null, Duration.ofNanos(each[0]));
      quota.completed(permit(0), 0, 429, headers);
      assertThat(enqueue(each[1] - 1, 0).permit()).as("asked %d ns", each[0]).isNull();
      assertThat(enqueue(each[1], 0).permit()).as("asked %d ns", each[0]).isNotNull();
    }
  }

  @Test
  void completed_afterTheCrowdAndMoreRemains_asManyInFlightAsRemain() {
    quota = quota(100);
    quota.completed(permit(0), 0, 429, NONE);
    quota.completed(permit(SPAN), SPAN, 200, remaining(100, 2));
    assertThat(snapshot(SPAN).available()).isEqualTo(2);
    permits(2, SPAN);
    assertThat(enqueue(SPAN, 0).permit()).isNull();
  }

  @Test
  void completed_otherStatuses_holdNothing() {
    for (int status : new int[] {200, 400, 401, 428, 430, 500, 503}) {
      quota = quota(3);
      quota.completed(permit(0), 0, status, NONE);
      assertThat(snapshot(0).available()).as("after %d", status).isEqualTo(2);
    }
  }

  @Test
  void completed_remainingLessThanTheLogExplains_othersAreCounted() {
    quota = quota(10);
    quota.completed(permit(0), 0, 200, remaining(10, 4));
    assertThat(snapshot(0).used()).isEqualTo(6);
    assertThat(snapshot(0).available()).isEqualTo(4);
    assertThat(snapshot(SPAN).used()).isZero();
    // Bounded by what was left for as long as the crowd may be there.
    assertThat(snapshot(SPAN).available()).isEqualTo(4);
    assertThat(snapshot(2 * SPAN).available()).isEqualTo(10);
  }

  @Test
  void completed_remainingAsTheLogSays_nothingIsTakenForOthers() {
    quota = quota(10);
    PermitState[] permits = permits(3, 0);
    quota.completed(permits[2], 0, 200, remaining(10, 7));
    assertThat(snapshot(0).used()).isEqualTo(3);
    assertThat(snapshot(0).available()).isEqualTo(7);
  }

  @Test
  void completed_requestsThatLeftTheLogMeanwhile_areNotTakenForOthers() {
    quota = quota(10);
    PermitState[] early = permits(5, 0);
    for (PermitState permit : early) {
      quota.completed(permit, 0, 200, NONE);
    }
    PermitState late = permit(SPAN - 1);
    // Counted when the five still were; completed when they no longer are.
    quota.completed(late, SPAN + SECOND, 200, remaining(10, 4));
    assertThat(snapshot(SPAN + SECOND).used()).isEqualTo(1);
    assertThat(snapshot(SPAN + SECOND).available()).isEqualTo(9);
  }

  @Test
  void completed_othersAndRequestsThatLeft_onlyThosePresentAreCountedIn() {
    quota = quota(10);
    for (PermitState permit : permits(5, 0)) {
      quota.completed(permit, 0, 200, NONE);
    }
    quota.completed(permit(SPAN - 1), SPAN + SECOND, 200, remaining(10, 1));
    assertThat(snapshot(SPAN + SECOND).used()).isEqualTo(9);
  }

  @Test
  void completed_olderRequestThanHeard_itsCountsAreOutdated() {
    quota = quota(10);
    PermitState[] permits = permits(2, 0);
    quota.completed(permits[1], 0, 200, new RateLimits(10, 8, null, null, 500L, null));
    quota.completed(permits[0], 0, 200, new RateLimits(10, 0, null, null, 7L, null));
    assertThat(snapshot(0).available()).isEqualTo(8);
    assertThat(snapshot(0).dailyRemaining()).isEqualTo(OptionalLong.of(500));
  }

  @Test
  void completed_limitAndInterval_learnt() {
    quota.completed(
        permit(0), 0, 200, new RateLimits(50, null, Duration.ofSeconds(1), 70L, null, null));
    QuotaSnapshot snapshot = snapshot(0);
    assertThat(snapshot.limit()).isEqualTo(50);
    assertThat(snapshot.interval()).isEqualTo(Duration.ofSeconds(1));
    assertThat(snapshot.dailyLimit()).isEqualTo(70);
    assertThat(snapshot(1_002_000_000L).used()).isZero();
  }

  @Test
  void completed_limitRaised_waitingAreServedAtOnce() {
    PermitState[] permits = permits(3, 0);
    Ticket a = queueUp(1, 0);
    quota.completed(permits[0], 0, 200, new RateLimits(4, null, null, null, null, null));
    assertThat(a.permit()).isNotNull();
  }

  @Test
  void completed_dayUsedUp_failsFastWithItsOwnScope() {
    PermitState[] permits = permits(3, 0);
    Ticket a = queueUp(1, 0);
    Ticket b = queueUp(2, 0);
    quota.completed(permits[2], SECOND, 429, daily(0));
    assertThat(a.refusedBy()).isEqualTo(Scope.DAY);
    assertThat(b.refusedBy()).isEqualTo(Scope.DAY);
    assertThat(a.retryAfter()).isEqualTo(DailyBudget.TRIAL_EVERY - SECOND);
    assertThat(enqueue(2 * SECOND, FOREVER).refusedBy()).isEqualTo(Scope.DAY);
    assertThat(snapshot(2 * SECOND).dailyRemaining()).isEqualTo(OptionalLong.of(0));
    assertThat(snapshot(2 * SECOND).available()).isZero();
    assertThat(snapshot(2 * SECOND).waiting()).isZero();
  }

  @Test
  void enqueue_dayUsedUp_oneOnTrialOthersWaitForItsResponse() {
    quota.completed(permit(0), 0, 200, daily(0));
    long later = DailyBudget.TRIAL_EVERY;
    assertThat(enqueue(later - 1, FOREVER).refusedBy()).isEqualTo(Scope.DAY);
    assertThat(snapshot(later).available()).isEqualTo(1);
    PermitState trial = permit(later);
    Ticket a = queueUp(1, later);
    assertThat(a.isWaiting()).isTrue();
    assertThat(quota.wakeIn(a, later)).isEqualTo(SPAN);
    assertThat(snapshot(later).available()).isZero();
    quota.completed(trial, later + 1, 429, daily(0));
    assertThat(a.refusedBy()).isEqualTo(Scope.DAY);
    // No additional hold: the next trial has its own time.
    trial = permit(2 * later);
    Ticket b = queueUp(2, 2 * later);
    quota.completed(trial, 2 * later + 1, 200, daily(1000));
    assertThat(b.permit()).isNotNull();
    assertThat(snapshot(2 * later + 1).dailyRemaining()).isEqualTo(OptionalLong.of(999));
  }

  @Test
  void poll_trialWithoutResponse_othersWaitNoLongerThanASpan() {
    quota.completed(permit(0), 0, 200, daily(0));
    long later = DailyBudget.TRIAL_EVERY;
    permit(later);
    Ticket a = queueUp(1, later);
    quota.poll(later + SPAN - 1);
    assertThat(a.isWaiting()).isTrue();
    quota.poll(later + SPAN);
    assertThat(a.refusedBy()).isEqualTo(Scope.DAY);
  }

  @Test
  void lost_trial_othersAreRefused() {
    quota.completed(permit(0), 0, 200, daily(0));
    long later = DailyBudget.TRIAL_EVERY;
    PermitState trial = permit(later);
    Ticket a = queueUp(1, later);
    quota.lost(trial, later + 1);
    assertThat(a.refusedBy()).isEqualTo(Scope.DAY);
  }

  @Test
  void unused_trial_nextOneGoes() {
    quota.completed(permit(0), 0, 200, daily(0));
    long later = DailyBudget.TRIAL_EVERY;
    PermitState trial = permit(later);
    Ticket a = queueUp(1, later);
    quota.unused(trial, later);
    assertThat(a.permit()).isNotNull();
  }

  @Test
  void poll_nextDay_opensAgain() {
    quota.completed(permit(0), 0, 429, daily(0));
    long next = DailyBudget.DAY;
    assertThat(snapshot(next - 1).dailyRemaining()).isEqualTo(OptionalLong.of(0));
    assertThat(snapshot(next).dailyRemaining()).isEmpty();
    permits(3, next);
    assertThat(snapshot(next).dailyRemaining()).isEmpty();
  }

  @Test
  void completed_dailyRemaining_leavesOutWhatWasSentAfter() {
    PermitState[] permits = permits(3, 0);
    quota.completed(permits[0], 0, 200, daily(10));
    assertThat(snapshot(0).dailyRemaining()).isEqualTo(OptionalLong.of(8));
    quota.unused(permits[1], 0);
    assertThat(snapshot(0).dailyRemaining()).isEqualTo(OptionalLong.of(9));
    quota.completed(permits[2], 0, 200, daily(8));
    assertThat(snapshot(0).dailyRemaining()).isEqualTo(OptionalLong.of(8));
  }

  @Test
  void isIdle_onlyWhenNothingIsNeeded() {
    assertThat(quota.isIdle(0)).isTrue();
    PermitState permit = permit(0);
    assertThat(quota.isIdle(FOREVER)).as("in flight").isFalse();
    quota.completed(permit, 5, 200, NONE);
    assertThat(quota.lastUsed()).isEqualTo(5);
    assertThat(quota.isIdle(5 + SPAN - 1)).isFalse();
    assertThat(quota.isIdle(5 + SPAN)).isTrue();
    RateLimits longer = new RateLimits(null, null, null, null, null, Duration.ofSeconds(30));
    quota.completed(permit(SPAN + 5), SPAN + 5, 429, longer);
    assertThat(quota.isIdle(SPAN + 5 + 30 * SECOND - 1)).as("held").isFalse();
    assertThat(quota.isIdle(SPAN + 5 + 30 * SECOND)).isTrue();
    enqueue(SPAN + 40 * SECOND, 0);
    assertThat(quota.lastUsed()).isEqualTo(SPAN + 40 * SECOND);
  }

  @Test
  void unused_permit_isAUseOfTheQuota() {
    PermitState permit = permit(0);
    quota.unused(permit, 7);
    assertThat(quota.lastUsed()).isEqualTo(7);
  }
}
