package io.github.contactsv3.resilience.internal;

import static io.github.contactsv3.core.Priority.BATCH;
import static io.github.contactsv3.core.Priority.INTERACTIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.errors.QuotaStoreException;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.spi.Permit;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException.Scope;
import io.github.contactsv3.resilience.spi.QuotaGate;
import io.github.contactsv3.resilience.spi.QuotaKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The threads of a shared quota, and a store that fails. */
@Timeout(60)
class SharedQuotaGateTest {
  private static final QuotaKey KEY = new QuotaKey("app", "loc1");
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final RateLimits NONE = RateLimits.UNKNOWN;

  private final MemoryQuotaLog log = new MemoryQuotaLog();
  private final QuotaGate gate = gate(log);

  private static QuotaGate gate(MemoryQuotaLog log) {
    return Quotas.builder().limit(5).interval(Duration.ofMillis(500)).log(log).build();
  }

  @Test
  void acquire_twoProcesses_keepTheLimitTogether() throws Exception {
    QuotaGate other = gate(log);
    List<Permit> permits = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      permits.add((i % 2 == 0 ? gate : other).acquire(KEY, INTERACTIVE, LONG));
    }
    QuotaExhaustedException e =
        catchThrowableOfType(
            QuotaExhaustedException.class,
            () -> other.acquire(KEY, INTERACTIVE, Duration.ofMillis(200)));
    assertThat(e.scope()).isEqualTo(Scope.INTERVAL);
    permits.get(0).unused();
    gate.flush();
    other.acquire(KEY, INTERACTIVE, LONG).completed(200, NONE);
    assertThat(gate.snapshot(KEY))
        .hasValueSatisfying(
            snapshot -> {
              assertThat(snapshot.limit()).isEqualTo(5);
              assertThat(snapshot.used()).isEqualTo(5);
              assertThat(snapshot.available()).isZero();
            });
  }

  @Test
  void acquire_usedUp_waitsForTheFirstThatIsFree() throws Exception {
    for (int i = 0; i < 20; i++) {
      try (Permit permit = gate.acquire(KEY, i % 3 == 0 ? BATCH : INTERACTIVE, LONG)) {
        permit.completed(200, NONE);
        permit.completed(500, NONE);
      }
    }
    assertThat(gate.snapshot(KEY)).hasValueSatisfying(s -> assertThat(s.used()).isBetween(1, 5));
  }

  @Test
  void acquire_noWait_isRefusedWithoutTheStore() {
    log.before =
        () -> {
          throw new AssertionError("asked");
        };
    assertThatThrownBy(() -> gate.acquire(KEY, INTERACTIVE, Duration.ZERO))
        .isInstanceOf(QuotaExhaustedException.class);
    assertThatThrownBy(() -> gate.acquire(KEY, INTERACTIVE, Duration.ofSeconds(-1)))
        .isInstanceOf(QuotaExhaustedException.class);
  }

  @Test
  void acquire_storeNeverWorked_failsAtOnceWithItsReason() {
    log.before =
        () -> {
          throw new QuotaStoreException("a table is missing: create it", null);
        };
    assertThatThrownBy(() -> gate.acquire(KEY, INTERACTIVE, Duration.ofHours(1)))
        .isInstanceOf(QuotaStoreException.class)
        .hasMessageContaining("a table is missing: create it");
  }

  @Test
  void acquire_storeFailsForAWhile_callsWaitForIt() throws Exception {
    gate.acquire(KEY, INTERACTIVE, LONG).completed(200, NONE);
    AtomicInteger failures = new AtomicInteger(3);
    log.before =
        () -> {
          if (failures.getAndDecrement() > 0) {
            throw new IllegalStateException("down");
          }
        };
    gate.acquire(KEY, INTERACTIVE, LONG).completed(200, NONE);
    assertThat(failures).hasNegativeValue();
  }

  @Test
  void acquire_storeFailsTooLong_isATypedErrorAtTheDeadline() throws Exception {
    gate.acquire(KEY, INTERACTIVE, LONG).completed(200, NONE);
    log.before =
        () -> {
          throw new IllegalStateException("down");
        };
    long start = System.nanoTime();
    assertThatThrownBy(() -> gate.acquire(KEY, INTERACTIVE, Duration.ofMillis(300)))
        .isInstanceOf(QuotaStoreException.class)
        .hasMessageContaining("the store of the quota has failed for 0 s")
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(2_300));
  }

  @Test
  void acquire_storeHangs_isATypedErrorAtTheDeadline() throws Exception {
    gate.acquire(KEY, INTERACTIVE, LONG).completed(200, NONE);
    CountDownLatch end = new CountDownLatch(1);
    log.before = () -> hang(end);
    long start = System.nanoTime();
    assertThatThrownBy(() -> gate.acquire(KEY, INTERACTIVE, Duration.ofMillis(1_200)))
        .isInstanceOf(QuotaStoreException.class)
        .hasMessageContaining("has not responded for 1 s");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(3_200));
    end.countDown();
    gate.acquire(KEY, INTERACTIVE, LONG).completed(200, NONE);
  }

  private static void hang(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private QuotaGate withShare() {
    return Quotas.builder()
        .limit(4)
        .interval(Duration.ofMillis(200))
        .log(log)
        .shareWhileStoreFails(2)
        .build();
  }

  @Test
  void acquire_storeFailsAndShareIsAskedFor_goesOnWithThePartUntilItWorks() throws Exception {
    QuotaGate sharing = withShare();
    sharing.acquire(KEY, INTERACTIVE, LONG).completed(200, NONE);
    log.before =
        () -> {
          throw new IllegalStateException("down");
        };
    long start = System.nanoTime();
    Permit first = sharing.acquire(KEY, BATCH, LONG);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .as("an interval and a second")
        .isGreaterThan(Duration.ofMillis(1_200));
    Permit second = sharing.acquire(KEY, INTERACTIVE, LONG);
    assertThatThrownBy(() -> sharing.acquire(KEY, INTERACTIVE, Duration.ofMillis(300)))
        .isInstanceOf(QuotaStoreException.class)
        .hasMessageContaining("the store of the quota has failed for");
    second.completed(200, NONE);
    second.close();
    sharing.acquire(KEY, INTERACTIVE, LONG).completed(200, NONE);

    String before = log.texts.get(KEY.name());
    log.before = () -> {};
    while (before.equals(log.texts.get(KEY.name()))) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    // Until what was completed meanwhile counts no more.
    TimeUnit.MILLISECONDS.sleep(250);
    assertThat(sharing.snapshot(KEY)).hasValueSatisfying(s -> assertThat(s.used()).isEqualTo(1));
    Permit third = sharing.acquire(KEY, INTERACTIVE, LONG);
    sharing.flush();
    assertThat(sharing.snapshot(KEY)).hasValueSatisfying(s -> assertThat(s.used()).isEqualTo(2));
    first.unused();
    third.unused();
    sharing.flush();
    assertThat(sharing.snapshot(KEY)).hasValueSatisfying(s -> assertThat(s.used()).isZero());
  }

  @Test
  void acquire_storeHangsAndShareIsAskedFor_permitIsCountedOnce() throws Exception {
    QuotaGate sharing = withShare();
    sharing.acquire(KEY, INTERACTIVE, LONG).unused();
    sharing.flush();
    CountDownLatch end = new CountDownLatch(1);
    log.before = () -> hang(end);
    Permit permit = sharing.acquire(KEY, INTERACTIVE, LONG);
    log.before = () -> {};
    end.countDown();
    sharing.flush();
    sharing.acquire(KEY, INTERACTIVE, LONG).unused();
    sharing.flush();
    assertThat(sharing.snapshot(KEY)).hasValueSatisfying(s -> assertThat(s.used()).isEqualTo(1));
    permit.unused();
    sharing.flush();
    assertThat(sharing.snapshot(KEY)).hasValueSatisfying(s -> assertThat(s.used()).isZero());
  }

  @Test
  void acquire_storeWorksAgainAfterShares_allWaitUntilWhatOthersSentIsKnown() throws Exception {
    QuotaGate sharing =
        Quotas.builder()
            .limit(4)
            .interval(Duration.ofSeconds(2))
            .log(log)
            .shareWhileStoreFails(2)
            .build();
    sharing.acquire(KEY, INTERACTIVE, LONG).unused();
    sharing.flush();
    log.before =
        () -> {
          throw new IllegalStateException("down");
        };
    sharing.acquire(KEY, INTERACTIVE, LONG).unused();
    sharing.acquire(KEY, INTERACTIVE, LONG);
    String before = log.texts.get(KEY.name());
    log.before = () -> {};
    while (before.equals(log.texts.get(KEY.name()))) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    assertThat(gate.snapshot(KEY))
        .hasValueSatisfying(
            s -> {
              assertThat(s.used()).isEqualTo(1);
              assertThat(s.available()).as("held for an interval").isZero();
            });
  }

  @Test
  void acquire_storeNeverWorkedAndShareIsAskedFor_failsAtOnce() {
    log.before =
        () -> {
          throw new QuotaStoreException("a table is missing: create it", null);
        };
    assertThatThrownBy(() -> withShare().acquire(KEY, INTERACTIVE, Duration.ofHours(1)))
        .isInstanceOf(QuotaStoreException.class);
  }

  @Test
  void acquire_replacedButNotKnown_isCountedOnce() throws Exception {
    gate.acquire(KEY, INTERACTIVE, LONG).unused();
    gate.flush();
    AtomicInteger failures = new AtomicInteger(1);
    log.afterReplace =
        () -> {
          if (failures.getAndDecrement() > 0) {
            throw new IllegalStateException("the connection was lost");
          }
        };
    Permit permit = gate.acquire(KEY, INTERACTIVE, LONG);
    assertThat(gate.snapshot(KEY)).hasValueSatisfying(s -> assertThat(s.used()).isEqualTo(1));
    permit.unused();
    gate.flush();
    assertThat(gate.snapshot(KEY)).hasValueSatisfying(s -> assertThat(s.used()).isZero());
  }

  @Test
  void flush_whileAnExchangeIsUnderWay_tellsWhatEndedMeanwhileToo() throws Exception {
    Permit first = gate.acquire(KEY, INTERACTIVE, LONG);
    Permit second = gate.acquire(KEY, INTERACTIVE, LONG);
    gate.flush();
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    log.before =
        () -> {
          entered.countDown();
          hang(end);
        };
    first.unused();
    CompletableFuture<Void> earlier = CompletableFuture.runAsync(gate::flush);
    entered.await();
    second.unused();
    CompletableFuture<Void> flushed = CompletableFuture.runAsync(gate::flush);
    assertThatThrownBy(() -> flushed.get(200, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    end.countDown();
    earlier.join();
    flushed.join();
    assertThat(gate.snapshot(KEY)).hasValueSatisfying(s -> assertThat(s.used()).isZero());
  }

  @Test
  void acquire_textOfSomethingElse_isNamedAndKept() {
    for (String text :
        List.of("", "1", "hello", "2 0 0", "1 0 0 0 -5", "1 0 0 0 zzzzzzzzzzzzzzzz")) {
      log.texts.put(KEY.name(), text);
      assertThatThrownBy(() -> gate(log).acquire(KEY, INTERACTIVE, LONG))
          .as(text)
          .isInstanceOf(QuotaStoreException.class)
          .hasMessageContaining("the quota of loc1 in the store was written by another version");
      assertThat(log.texts).containsEntry(KEY.name(), text);
    }
  }

  @Test
  void acquire_newStore_waitsAnInterval() throws Exception {
    log.age = Duration.ofMillis(100);
    assertThatThrownBy(() -> gate.acquire(KEY, INTERACTIVE, Duration.ofMillis(200)))
        .isInstanceOf(QuotaExhaustedException.class);
    gate.acquire(KEY, INTERACTIVE, LONG).completed(200, NONE);
  }

  @Test
  void acquire_interrupted_leavesNothingBehind() throws Exception {
    List<Permit> permits = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      permits.add(gate.acquire(KEY, INTERACTIVE, LONG));
    }
    Throwable[] thrown = new Throwable[1];
    Thread waiting =
        new Thread(() -> thrown[0] = catchThrowable(() -> gate.acquire(KEY, INTERACTIVE, LONG)));
    waiting.start();
    while (gate.snapshot(KEY).orElseThrow().waiting() == 0) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    waiting.interrupt();
    waiting.join();
    assertThat(thrown[0]).isInstanceOf(InterruptedException.class);
    permits.forEach(Permit::unused);
    gate.flush();
    assertThat(gate.snapshot(KEY))
        .hasValueSatisfying(
            s -> {
              assertThat(s.used()).isZero();
              assertThat(s.waiting()).isZero();
            });
  }

  @Test
  void manyKeys_idleOnesAreForgotten_andThreadsEnd() throws Exception {
    SharedQuotaGate many =
        new SharedQuotaGate(
            log, QuotaLimits.documented().withInterval(Duration.ofMillis(100)), LONG, null);
    for (int i = 0; i < 300; i++) {
      many.acquire(new QuotaKey("app", "loc" + i), INTERACTIVE, LONG).unused();
      if (i % 60 == 0) {
        many.flush();
        // Two intervals.
        TimeUnit.MILLISECONDS.sleep(250);
      }
    }
    assertThat(many.size()).isLessThan(200);
    assertThat(log.texts).hasSize(300);
    many.flush();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (threads() > 0 && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertThat(threads()).isZero();
  }

  @Test
  void manyThreadsOfThreeProcesses_allAreServed_evenIfSomeGiveUp() throws Exception {
    AtomicInteger served = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int process = 0; process < 3; process++) {
      QuotaGate shared =
          Quotas.builder().limit(50).interval(Duration.ofMillis(100)).log(log).build();
      for (int i = 0; i < 6; i++) {
        int number = i;
        threads.add(
            new Thread(
                () -> {
                  for (int call = 0; call < 60; call++) {
                    served.addAndGet(call(shared, number, call));
                  }
                }));
      }
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    // Every tenth call of half of the threads has hardly any time.
    assertThat(served).hasValueBetween(3 * 6 * 60 - 3 * 3 * 6, 3 * 6 * 60);
  }

  private static int call(QuotaGate shared, int thread, int call) {
    Duration wait = thread % 2 == 0 && call % 10 == 0 ? Duration.ofNanos(50_000) : LONG;
    try (Permit permit = shared.acquire(KEY, thread < 2 ? BATCH : INTERACTIVE, wait)) {
      if (call % 3 != 0) {
        permit.completed(200, NONE);
      } else if (call % 2 == 0) {
        permit.unused();
      }
      return 1;
    } catch (QuotaExhaustedException e) {
      return 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("contacts-quota"))
        .count();
  }
}
