package io.github.contactsv3.resilience.internal;

import static io.github.contactsv3.core.Priority.INTERACTIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.contactsv3.core.QuotaSnapshot;
import io.github.contactsv3.core.RateLimits;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.resilience.spi.Permit;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException;
import io.github.contactsv3.resilience.spi.QuotaExhaustedException.Scope;
import io.github.contactsv3.resilience.spi.QuotaKey;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@Timeout(30)
class LocalQuotaGateTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long SPAN = 10_011_000_000L;
  private static final Duration LONG = Duration.ofSeconds(Long.MAX_VALUE);
  private static final QuotaKey KEY = new QuotaKey("app", "location");
  private static final RateLimits NONE = RateLimits.UNKNOWN;

  // A time whose numbers overflow soon.
  private final ThreadedClock time = new ThreadedClock(Long.MAX_VALUE - 5 * SECOND);
  private final LocalQuotaGate gate = gate(2);

  private LocalQuotaGate gate(int limit) {
    return new LocalQuotaGate(QuotaLimits.documented().withLimit(limit), time);
  }

  private QuotaSnapshot snapshot() {
    return gate.snapshot(KEY).orElseThrow();
  }

  private void untilWaiting(int count) {
    while (snapshot().waiting() != count || time.waiting() != count) {
      Thread.yield();
    }
  }

  private Thread start(Runnable body) {
    Thread thread = new Thread(body);
    thread.start();
    return thread;
  }

  @Test
  void acquire_fullAndNoTime_failsAtOnceWithoutUse() throws Exception {
    Permit first = gate.acquire(KEY, INTERACTIVE, Duration.ZERO);
    gate.acquire(KEY, INTERACTIVE, Duration.ofSeconds(-1));
    assertThatThrownBy(() -> gate.acquire(KEY, INTERACTIVE, Duration.ofSeconds(10)))
        .isInstanceOfSatisfying(
            QuotaExhaustedException.class,
            e -> {
              assertThat(e.scope()).isEqualTo(Scope.INTERVAL);
              assertThat(e.retryAfter()).isEqualTo(Duration.ofNanos(SPAN));
            });
    assertThat(snapshot().used()).isEqualTo(2);
    first.unused();
    first.close();
    first.completed(429, NONE);
    assertThat(snapshot().used()).isEqualTo(1);
    assertThat(snapshot().available()).isEqualTo(1);
  }

  @Test
  void close_withoutAWord_placeIsFreeAnIntervalLater() throws Exception {
    try (Permit permit = gate.acquire(KEY, INTERACTIVE, Duration.ZERO)) {
      assertThat(permit).isNotNull();
    }
    time.advance(SPAN - 1);
    assertThat(snapshot().used()).isEqualTo(1);
    time.advance(1);
    assertThat(snapshot().used()).isZero();
  }

  @Test
  void completed_dayUsedUp_nextFailsWithItsOwnScope() throws Exception {
    gate.acquire(KEY, INTERACTIVE, Duration.ZERO)
        .completed(429, new RateLimits(null, null, null, null, 0L, null));
    assertThatThrownBy(() -> gate.acquire(KEY, INTERACTIVE, LONG))
        .isInstanceOfSatisfying(
            QuotaExhaustedException.class, e -> assertThat(e.scope()).isEqualTo(Scope.DAY));
    assertThat(gate.acquire(new QuotaKey("app", "other"), INTERACTIVE, Duration.ZERO)).isNotNull();
    time.advance(DailyBudget.DAY);
    assertThat(gate.acquire(KEY, INTERACTIVE, Duration.ZERO)).isNotNull();
  }

  @Test
  void acquire_clockRunsBack_timeStandsStill() throws Exception {
    try (Permit permit = gate.acquire(KEY, INTERACTIVE, Duration.ZERO)) {
      permit.completed(200, NONE);
    }
    time.advance(-1000 * SECOND);
    try (Permit permit = gate.acquire(KEY, INTERACTIVE, Duration.ZERO)) {
      permit.completed(200, NONE);
    }
    time.advance(1000 * SECOND + SPAN);
    assertThat(snapshot().available()).isEqualTo(2);
  }

  @Test
  void acquire_threadsWaiting_servedInOrder() throws Exception {
    LocalQuotaGate single = gate;
    Permit first = single.acquire(KEY, INTERACTIVE, Duration.ZERO);
    Permit second = single.acquire(KEY, INTERACTIVE, Duration.ZERO);
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int name = i;
      threads.add(
          start(
              () -> {
                try (Permit permit = single.acquire(KEY, INTERACTIVE, LONG)) {
                  order.add(name);
                  permit.unused();
                } catch (InterruptedException | QuotaExhaustedException e) {
                  throw new AssertionError(e);
                }
              }));
      untilWaiting(i + 1);
    }
    second.completed(200, NONE);
    first.unused();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(order).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(snapshot().used()).isEqualTo(1);
  }

  @Test
  void acquire_interruptedWhileWaiting_endsAndUsesNothing() throws Exception {
    gate.acquire(KEY, INTERACTIVE, Duration.ZERO);
    Permit second = gate.acquire(KEY, INTERACTIVE, Duration.ZERO);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread =
        start(
            () -> {
              try {
                gate.acquire(KEY, INTERACTIVE, LONG).close();
              } catch (InterruptedException | QuotaExhaustedException e) {
                thrown.set(e);
              }
            });
    untilWaiting(1);
    thread.interrupt();
    thread.join();
    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    assertThat(snapshot().waiting()).isZero();
    second.unused();
    assertThat(snapshot().available()).isEqualTo(1);
  }

  @Test
  void acquire_interruptedBefore_throwsAndUsesNothing() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> gate.acquire(KEY, INTERACTIVE, LONG))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(snapshot().used()).isZero();
  }

  @Test
  void acquire_deadlinePassesWhileWaiting_failsThen() throws Exception {
    gate.acquire(KEY, INTERACTIVE, Duration.ZERO);
    gate.acquire(KEY, INTERACTIVE, Duration.ZERO);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread =
        start(
            () -> {
              try {
                gate.acquire(KEY, INTERACTIVE, Duration.ofNanos(2 * SPAN)).close();
              } catch (InterruptedException | QuotaExhaustedException e) {
                thrown.set(e);
              }
            });
    untilWaiting(1);
    // The two permits stay out, so the time comes and no place is free.
    time.runToEnd(List.of(thread));
    assertThat(thrown.get()).isInstanceOf(QuotaExhaustedException.class);
    assertThat(time.nanoTime()).isEqualTo(Long.MAX_VALUE - 5 * SECOND + 2 * SPAN);
  }

  @Test
  void find_manyKeys_idleOnesAreSmallAndForgottenAfterADay() throws Exception {
    for (int i = 0; i < 5000; i++) {
      try (Permit permit = gate.acquire(new QuotaKey("app", "l" + i), INTERACTIVE, Duration.ZERO)) {
        permit.completed(200, new RateLimits(1, null, null, null, null, null));
      }
      time.advance(SECOND);
    }
    assertThat(gate.sizes()[0]).as("in use").isBetween(10, 16);
    assertThat(gate.sizes()[0] + gate.sizes()[1]).isEqualTo(5000);
    assertThat(gate.sizes()[2]).as("room kept by idle ones").isZero();
    // What was learnt is not forgotten.
    assertThat(gate.snapshot(new QuotaKey("app", "l7")).orElseThrow().limit()).isEqualTo(1);
    time.advance(DailyBudget.DAY);
    for (int i = 0; i < 3000; i++) {
      gate.acquire(KEY, INTERACTIVE, Duration.ZERO).unused();
    }
    assertThat(gate.sizes()).containsExactly(1, 0, 0);
    assertThat(gate.snapshot(new QuotaKey("app", "l7")).orElseThrow().limit()).isEqualTo(2);
  }

  @Test
  void find_idleForNearlyADay_isRememberedAndThenForgotten() throws Exception {
    time.advance(10 * DailyBudget.DAY);
    QuotaKey idle = new QuotaKey("app", "idle");
    gate.acquire(idle, INTERACTIVE, Duration.ZERO)
        .completed(200, new RateLimits(1, null, null, null, null, null));
    time.advance(SPAN);
    gate.acquire(KEY, INTERACTIVE, Duration.ZERO).unused();
    assertThat(gate.sizes()).containsExactly(1, 1, 0);
    time.advance(DailyBudget.DAY - SPAN - 1);
    gate.acquire(KEY, INTERACTIVE, Duration.ZERO).unused();
    assertThat(gate.snapshot(idle).orElseThrow().limit()).isEqualTo(1);
    time.advance(1);
    gate.acquire(KEY, INTERACTIVE, Duration.ZERO).unused();
    assertThat(gate.snapshot(idle).orElseThrow().limit()).isEqualTo(2);
  }

  @Test
  void find_keyInUseAllTheTime_staysAndOthersBehindItGo() throws Exception {
    Permit held = gate.acquire(KEY, INTERACTIVE, Duration.ZERO);
    for (int i = 0; i < 100; i++) {
      gate.acquire(new QuotaKey("app", "l" + i), INTERACTIVE, Duration.ZERO).completed(200, NONE);
      time.advance(SPAN);
    }
    assertThat(gate.sizes()[0]).isLessThanOrEqualTo(3);
    assertThat(snapshot().used()).isEqualTo(1);
    assertThat(gate.acquire(KEY, INTERACTIVE, Duration.ZERO)).isNotNull();
    held.unused();
    assertThat(snapshot().used()).isEqualTo(1);
  }

  @Test
  void system_time_isTheSystems() throws Exception {
    Instant before = Instant.now();
    Instant now = Clock.system().now();
    assertThat(now).isBetween(before, Instant.now());
    long nanosBefore = System.nanoTime();
    assertThat(Clock.system().nanoTime() - nanosBefore).isBetween(0L, 10 * SECOND);
    ReentrantLock lock = new ReentrantLock();
    lock.lock();
    try {
      Clock.system().await(lock, lock.newCondition(), 0);
    } finally {
      lock.unlock();
    }
  }

  @Test
  void acquire_eightThreads_neverMoreThanTheServiceAllows() {
    stress(8, 50, Thread::new);
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void acquire_virtualThreads_neverMoreThanTheServiceAllows() throws Exception {
    Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
    Method unstarted =
        Class.forName("java.lang.Thread$Builder").getMethod("unstarted", Runnable.class);
    stress(
        200,
        3,
        body -> {
          try {
            return (Thread) unstarted.invoke(builder, body);
          } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
          }
        });
  }

  private void stress(int count, int callsEach, ThreadFactory factory) {
    LocalQuotaGate shared = gate(20);
    SimulatedServer server = SimulatedServer.slidingWindow(20, 10 * SECOND);
    AtomicInteger accepted = new AtomicInteger();
    AtomicInteger rejected = new AtomicInteger();
    List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Random random = new Random(i);
      threads.add(
          factory.newThread(
              () -> {
                try {
                  for (int call = 0; call < callsEach; call++) {
                    try (Permit permit = shared.acquire(KEY, INTERACTIVE, LONG)) {
                      time.sleep(random.nextInt(200_000_000));
                      synchronized (server) {
                        (server.accept(time.nanoTime()) ? accepted : rejected).incrementAndGet();
                      }
                      time.sleep(random.nextInt(200_000_000));
                      permit.completed(200, NONE);
                    }
                  }
                } catch (Exception | AssertionError e) {
                  failures.add(e);
                }
              }));
    }
    threads.forEach(Thread::start);
    time.runToEnd(threads);
    assertThat(failures).isEmpty();
    assertThat(rejected).hasValue(0);
    assertThat(accepted).hasValue(count * callsEach);
    QuotaSnapshot last = shared.snapshot(KEY).orElseThrow();
    assertThat(last.waiting()).isZero();
    time.advance(SPAN);
    assertThat(shared.snapshot(KEY).orElseThrow().available()).isEqualTo(20);
  }
}
