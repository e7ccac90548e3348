package io.github.contactsv3.resilience.internal;

import static io.github.contactsv3.core.Priority.BATCH;
import static io.github.contactsv3.core.Priority.INTERACTIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.core.Priority;
import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.resilience.internal.Exchange.Wish;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Exchanges of single processes with the state that they share. */
class SharedStateTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long SPAN = 10_011_000_000L;
  private static final long START = 1_700_000_000L * SECOND;
  private static final long LEASE = 40 * SECOND;
  private static final long FOREVER = START + 1_000 * SECOND;
  private static final QuotaLimits LIMITS = QuotaLimits.documented().withLimit(3);

  private String text = SharedState.empty(LIMITS).write();
  private long numbers;

  /** Each process has the store's clock here. */
  private Exchange.Result exchange(Exchange exchange, long now) {
    SharedState state = SharedState.read(LIMITS, text);
    Exchange.Result result = exchange.apply(state, now, now);
    text = state.write();
    assertThat(SharedState.read(LIMITS, text).write()).isEqualTo(text);
    return result;
  }

  private Exchange wishes(long member, Wish... wishes) {
    return new Exchange(
        member,
        Exchange.NONE,
        ++numbers,
        List.of(),
        Map.of(),
        List.of(wishes),
        List.of(),
        LEASE,
        false);
  }

  private Exchange reports(long member, Report... reports) {
    return new Exchange(
        member,
        Exchange.NONE,
        ++numbers,
        List.of(reports),
        Map.of(),
        List.of(),
        List.of(),
        LEASE,
        false);
  }

  private static Wish[] calls(Priority priority, int... ids) {
    return IntStream.of(ids).mapToObj(id -> new Wish(id, priority, FOREVER)).toArray(Wish[]::new);
  }

  private static Report completed(long ticket, long at) {
    return completed(ticket, at, 200, RateLimits.UNKNOWN);
  }

  private static Report completed(long ticket, long at, int status, RateLimits headers) {
    return new Report(ticket, INTERACTIVE, Report.Kind.COMPLETED, at, status, headers);
  }

  private int used(long now) {
    SharedState state = SharedState.read(LIMITS, text);
    state.advance(now);
    return state.quota.snapshot(0, now).used();
  }

  @Test
  void wishes_inOrderOfArrival_ofAllProcesses() {
    assertThat(exchange(wishes(1, calls(INTERACTIVE, 1, 2, 3)), START).granted())
        .containsOnly(Map.entry(1L, START), Map.entry(2L, START), Map.entry(3L, START));
    exchange(wishes(2, calls(INTERACTIVE, 4)), START + 1);
    exchange(wishes(3, calls(INTERACTIVE, 5)), START + 2);
    exchange(reports(1, completed(1, START + 3)), START + 3);
    exchange(wishes(2, calls(INTERACTIVE, 4)), START + 5 * SECOND);
    // The place that is free first belongs to the second process, although the third came earlier.
    long free = START + 3 + SPAN;
    Exchange.Result third = exchange(wishes(3, calls(INTERACTIVE, 5)), free - SECOND / 2);
    assertThat(third.granted()).isEmpty();
    // A process that is late is not waited for.
    assertThat(exchange(wishes(3, calls(INTERACTIVE, 5)), free + 2 * SECOND).granted())
        .containsOnly(Map.entry(5L, free + 2 * SECOND));
  }

  @Test
  void wishes_freeSoon_areGrantedAhead() {
    exchange(wishes(1, calls(INTERACTIVE, 1, 2, 3)), START);
    exchange(reports(1, completed(1, START), completed(2, START + SECOND)), START + SECOND);
    long now = START + SPAN - SECOND / 2;
    Exchange.Result result = exchange(wishes(2, calls(INTERACTIVE, 4, 5)), now);
    assertThat(result.granted()).containsOnly(Map.entry(4L, START + SPAN));
    // The second is due when the other place is free.
    assertThat(result.due()).isBetween(START + SPAN, START + SECOND + SPAN);
    assertThat(used(now)).isEqualTo(3);
    // A batch call is not granted as far ahead.
    assertThat(exchange(wishes(3, calls(BATCH, 6)), now).granted()).isEmpty();
  }

  @Test
  void wishes_deadlineTooEarly_areRefusedAtOnce() {
    exchange(wishes(1, calls(INTERACTIVE, 1, 2, 3)), START);
    Exchange.Result result =
        exchange(wishes(2, new Wish(4, INTERACTIVE, START + 2 * SECOND)), START);
    assertThat(result.refused().get(4L).scope()).isEqualTo(Scope.INTERVAL);
    assertThat(result.refused().get(4L).retryAfter()).isEqualTo(SPAN);
  }

  @Test
  void reports_dayIsUsedUp_refusesTheCallsOfAll() {
    RateLimits over = new RateLimits(null, null, null, 100L, 0L, null);
    exchange(wishes(1, calls(INTERACTIVE, 1)), START);
    exchange(reports(1, completed(1, START, 429, over)), START);
    assertThat(exchange(wishes(2, calls(INTERACTIVE, 2)), START).refused().get(2L).scope())
        .isEqualTo(Scope.DAY);
  }

  @Test
  void reports_limitAndInterval_areLearntByAll() {
    exchange(wishes(1, calls(INTERACTIVE, 1)), START);
    RateLimits learnt = new RateLimits(2, 1, Duration.ofSeconds(1), null, null, null);
    exchange(reports(1, completed(1, START, 200, learnt)), START);
    assertThat(exchange(wishes(2, calls(INTERACTIVE, 2, 3)), START).granted()).hasSize(1);
    assertThat(used(START + 2 * SECOND)).isEqualTo(1);
  }

  @Test
  void permits_ofADeadProcess_areFreeAfterTheLeaseAndNotBefore() {
    exchange(wishes(1, calls(INTERACTIVE, 1, 2, 3)), START);
    assertThat(used(START + LEASE - 1)).isEqualTo(3);
    assertThat(used(START + LEASE)).isZero();
  }

  @Test
  void permits_renewed_lastAsLongAsTheProcessComes() {
    exchange(wishes(1, calls(INTERACTIVE, 1)), START);
    Exchange renewing =
        new Exchange(
            1,
            numbers,
            ++numbers,
            List.of(),
            Map.of(1L, INTERACTIVE),
            List.of(),
            List.of(),
            LEASE,
            false);
    exchange(renewing, START + 30 * SECOND);
    assertThat(used(START + 30 * SECOND + LEASE - 1)).isEqualTo(1);
  }

  @Test
  void reports_ofPermitsWhoseLeaseIsOver_countAllTheSame() {
    exchange(wishes(1, calls(INTERACTIVE, 1)), START);
    long late = START + LEASE + SECOND;
    exchange(reports(1, completed(1, late)), late);
    assertThat(used(late)).isEqualTo(1);
    assertThat(used(late + SPAN)).isZero();
  }

  @Test
  void reports_late_countFromWhenTheRequestEnded() {
    exchange(wishes(1, calls(INTERACTIVE, 1)), START);
    exchange(reports(1, completed(1, START + SECOND)), START + 5 * SECOND);
    assertThat(used(START + SECOND + SPAN - 1)).isEqualTo(1);
    assertThat(used(START + SECOND + SPAN)).isZero();
  }

  @Test
  void previousExchangeIsMissing_holdsForAnInterval_andBringsPermitsBack() {
    String before = text;
    exchange(wishes(1, calls(INTERACTIVE, 1)), START);
    text = before;
    Exchange next =
        new Exchange(
            1,
            numbers,
            ++numbers,
            List.of(),
            Map.of(1L, INTERACTIVE),
            List.of(calls(INTERACTIVE, 2)),
            List.of(),
            LEASE,
            false);
    assertThat(exchange(next, START + SECOND).granted()).isEmpty();
    assertThat(used(START + SECOND)).isEqualTo(1);
    long free = START + SECOND + SPAN;
    assertThat(exchange(wishes(2, calls(INTERACTIVE, 3)), free - 2 * SECOND).granted()).isEmpty();
    assertThat(exchange(wishes(3, calls(INTERACTIVE, 4)), free).granted()).hasSize(1);
  }

  @Test
  void wishes_nothingKnownToBeFree_waitHoweverShortTheIntervalIs() {
    SharedState state = SharedState.empty(LIMITS.withInterval(Duration.ofMillis(100)));
    wishes(1, calls(INTERACTIVE, 1, 2, 3)).apply(state, START, START);
    Exchange.Result result = wishes(2, calls(INTERACTIVE, 4)).apply(state, START, START);
    assertThat(result.granted()).isEmpty();
    assertThat(result.refused()).isEmpty();
    assertThat(result.due()).isGreaterThan(START);
  }

  @Test
  void spare_onlyAsLongAsThereAreMany() {
    QuotaLimits many = QuotaLimits.documented();
    SharedState state = SharedState.empty(many);
    List<Wish> spare = List.of(calls(INTERACTIVE, IntStream.range(0, 200).toArray()));
    Exchange greedy =
        new Exchange(1, Exchange.NONE, 1, List.of(), Map.of(), List.of(), spare, LEASE, false);
    assertThat(greedy.apply(state, START, START).granted()).hasSizeBetween(85, 95);
  }
}
