package io.github.contactsv3.resilience.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlidingLogTest {
  private static final long INTERVAL = 10_000_000_000L;
  private static final long SPAN = 10_011_000_000L;

  private final SlidingLog log = new SlidingLog(3, INTERVAL);

  @Test
  void span_always_isTheIntervalAndAThousandthAndAMilli() {
    assertThat(log.span()).isEqualTo(SPAN);
    log.interval(1_000_000_000L);
    assertThat(log.span()).isEqualTo(1_002_000_000L);
    assertThat(log.interval()).isEqualTo(1_000_000_000L);
  }

  @Test
  void settle_responded_isFreeOneSpanAfterTheResponse() {
    log.take();
    assertThat(log.inFlight()).isEqualTo(1);
    log.settle(100 * SPAN);
    assertThat(log.used()).isEqualTo(1);
    log.completed(100 * SPAN);
    assertThat(log.inFlight()).isZero();
    log.settle(101 * SPAN - 1);
    assertThat(log.used()).isEqualTo(1);
    assertThat(log.left()).isZero();
    log.settle(101 * SPAN);
    assertThat(log.used()).isZero();
    assertThat(log.left()).isEqualTo(1);
  }

  @Test
  void available_usedAndLoweredLimit_neverNegative() {
    log.take();
    log.take();
    assertThat(log.available()).isEqualTo(1);
    log.limit(1);
    assertThat(log.available()).isZero();
    assertThat(log.limit()).isEqualTo(1);
    log.unused();
    log.unused();
    assertThat(log.available()).isEqualTo(1);
  }

  @Test
  void waitFor_eachPlaceInTheQueue_isTheEarliestTimePossible() {
    log.take();
    log.completed(0);
    log.take();
    log.completed(5);
    assertThat(log.waitFor(0, 10)).isZero();
    log.take();
    assertThat(log.waitFor(0, 10)).isEqualTo(SPAN - 10);
    assertThat(log.waitFor(1, 10)).isEqualTo(SPAN - 5);
    // The one in flight, then those who take the places that become free.
    assertThat(log.waitFor(2, 10)).isEqualTo(SPAN);
    assertThat(log.waitFor(3, 10)).isEqualTo(2 * SPAN - 10);
    assertThat(log.waitFor(4, 10)).isEqualTo(2 * SPAN - 5);
    assertThat(log.waitFor(5, 10)).isEqualTo(2 * SPAN);
    assertThat(log.waitFor(6, 10)).isEqualTo(3 * SPAN - 10);
  }

  @Test
  void waitFor_loweredLimit_waitsForTheExcessToo() {
    for (int at = 0; at < 3; at++) {
      log.take();
      log.completed(at);
    }
    log.limit(1);
    assertThat(log.waitFor(0, 2)).isEqualTo(SPAN);
    assertThat(log.waitFor(1, 2)).isEqualTo(2 * SPAN);
  }

  @Test
  void usedSince_mark_countsThoseThatHaveLeft() {
    log.take();
    log.completed(0);
    long mark = log.left();
    log.take();
    log.settle(SPAN);
    assertThat(log.used()).isEqualTo(1);
    assertThat(log.usedSince(mark)).isEqualTo(2);
    assertThat(log.usedSince(log.left())).isEqualTo(1);
  }

  @Test
  void leaveFree_less_occupiesForOneSpan() {
    log.leaveFree(5, 0);
    assertThat(log.available()).isEqualTo(3);
    log.leaveFree(1, 0);
    assertThat(log.available()).isEqualTo(1);
    log.settle(SPAN);
    assertThat(log.available()).isEqualTo(3);
  }
}
