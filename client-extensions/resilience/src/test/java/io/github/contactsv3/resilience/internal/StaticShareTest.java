package io.github.contactsv3.resilience.internal;

import static io.github.contactsv3.core.Priority.INTERACTIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.RateLimits;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StaticShareTest {
  private static final long SECOND = 1_000_000_000L;

  /** An interval of 10 s and its allowance, and the second that permits are granted ahead. */
  private static final long OPENS = 11 * SECOND + 11_000_000;

  private final StaticShare share = new StaticShare(QuotaLimits.documented().part(50));

  private boolean take(long ticket, long now) {
    return share.take(ticket, INTERACTIVE, now);
  }

  private void completed(long ticket, long now) {
    share.end(ticket, INTERACTIVE, Report.Kind.COMPLETED, 200, RateLimits.UNKNOWN, now);
  }

  @Test
  void take_storeWorks_isRefused() {
    assertThat(take(1, 100 * SECOND)).isFalse();
  }

  @Test
  void take_opensOnlyWhenAllThatWasPermittedIsOver() {
    share.storeFails(Map.of(), 0, 0);
    assertThat(take(1, OPENS - 1)).isFalse();
    // Noticed again, which changes nothing.
    share.storeFails(Map.of(), 0, OPENS);
    assertThat(take(1, OPENS)).isTrue();
    assertThat(take(2, OPENS)).isTrue();
    assertThat(take(3, OPENS)).isFalse();
    completed(1, OPENS);
    assertThat(take(3, OPENS + 10 * SECOND)).isFalse();
    assertThat(take(3, OPENS + 10 * SECOND + 11_000_000)).isTrue();
  }

  @Test
  void take_longerIntervalThatTheStoreTold_opensLater() {
    share.storeFails(Map.of(), 60 * SECOND, 0);
    assertThat(take(1, 61 * SECOND - 1)).isFalse();
    assertThat(take(1, 61 * SECOND)).isTrue();
  }

  @Test
  void take_requestsThatTheStorePermittedAreCounted() {
    Map<Long, Priority> inFlight = Map.of(7L, INTERACTIVE);
    share.storeFails(inFlight, 0, 0);
    assertThat(take(1, OPENS)).isTrue();
    assertThat(take(2, OPENS)).as("one is in flight").isFalse();
    completed(7, OPENS);
    assertThat(take(2, OPENS + SECOND)).as("and counts for an interval").isFalse();
  }

  @Test
  void end_ofARequestThatIsNotKnown_counts() {
    share.storeFails(Map.of(), 0, 0);
    completed(7, OPENS - SECOND);
    share.end(8, INTERACTIVE, Report.Kind.LOST, 0, RateLimits.UNKNOWN, OPENS - SECOND);
    share.end(9, INTERACTIVE, Report.Kind.UNUSED, 0, RateLimits.UNKNOWN, OPENS - SECOND);
    assertThat(take(1, OPENS)).isFalse();
    assertThat(take(1, OPENS + 10 * SECOND)).isTrue();
  }

  @Test
  void take_storeWorksAgain_isRefused() {
    share.storeFails(Map.of(), 0, 0);
    assertThat(take(1, OPENS)).isTrue();
    share.storeWorks();
    completed(1, OPENS);
    assertThat(take(2, OPENS)).isFalse();
  }

  @Test
  void part_hasNoMoreThanItsLimitsWhateverHeadersSay() {
    QuotaLimits part = QuotaLimits.documented().withInterval(Duration.ofSeconds(5)).part(4);
    assertThat(part.limit()).isEqualTo(25);
    assertThat(part.maxLimit()).isEqualTo(25);
    assertThat(part.dailyLimit()).isEqualTo(50_000);
    assertThat(part.maxDaily()).isEqualTo(50_000);
    assertThat(part.interval()).isEqualTo(Duration.ofSeconds(5));
  }
}
