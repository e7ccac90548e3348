package io.github.contactsv3.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.client.internal.http.Watchdog.Guard;
import io.github.contactsv3.client.internal.http.Watchdog.Verdict;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** An Error in its thread is not the end of all deadlines. */
class WatchdogTest {
  private static final Runnable NO_SWEEP = () -> {};

  private static long in(Duration time) {
    return System.nanoTime() + time.toNanos();
  }

  @Test
  void attempt_isCancelledAtItsDeadline() throws InterruptedException {
    CountDownLatch cancelled = new CountDownLatch(1);
    long deadline = in(Duration.ofMillis(20));
    try (Guard guard = new Watchdog(NO_SWEEP).watch(cancelled::countDown, deadline)) {
      assertThat(cancelled.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(System.nanoTime()).isGreaterThanOrEqualTo(deadline);
      assertThat(guard.verdict()).isEqualTo(Verdict.DEADLINE);
    }
  }

  @Test
  void classLoader_ofTheCaller_isNotKept() throws InterruptedException {
    Thread caller = Thread.currentThread();
    ClassLoader before = caller.getContextClassLoader();
    AtomicReference<ClassLoader> seen = new AtomicReference<>();
    CountDownLatch cancelled = new CountDownLatch(1);
    Runnable cancel =
        () -> {
          seen.set(Thread.currentThread().getContextClassLoader());
          cancelled.countDown();
        };
    caller.setContextClassLoader(new ClassLoader(before) {});
    try (Guard guard = new Watchdog(NO_SWEEP).watch(cancel, in(Duration.ZERO))) {
      assertThat(cancelled.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(guard.verdict()).isEqualTo(Verdict.DEADLINE);
    } finally {
      caller.setContextClassLoader(before);
    }
    assertThat(seen).hasValue(Watchdog.class.getClassLoader());
  }

  @Test
  void error_inASweep_doesNotEndTheWatchdog() throws InterruptedException {
    AtomicInteger sweeps = new AtomicInteger();
    Watchdog watchdog =
        new Watchdog(
            () -> {
              sweeps.incrementAndGet();
              throw new OutOfMemoryError("test");
            });
    CountDownLatch cancelled = new CountDownLatch(1);
    try (Guard guard = watchdog.watch(cancelled::countDown, in(Duration.ofMillis(100)))) {
      assertThat(cancelled.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(guard.verdict()).isEqualTo(Verdict.DEADLINE);
    }
    assertThat(sweeps.get()).isPositive();
  }

  @Test
  void error_inACancellation_isFollowedByAnotherOne() throws InterruptedException {
    CountDownLatch cancellations = new CountDownLatch(2);
    Runnable cancel =
        () -> {
          cancellations.countDown();
          if (cancellations.getCount() > 0) {
            throw new OutOfMemoryError("test");
          }
        };
    try (Guard guard = new Watchdog(NO_SWEEP).watch(cancel, in(Duration.ZERO))) {
      assertThat(cancellations.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(guard.verdict()).isEqualTo(Verdict.DEADLINE);
    }
  }

  @Test
  void exception_inACancellation_doesNotConcernOtherAttempts() throws InterruptedException {
    CountDownLatch cancelled = new CountDownLatch(2);
    Watchdog watchdog = new Watchdog(NO_SWEEP);
    Runnable cancel =
        () -> {
          cancelled.countDown();
          throw new IllegalStateException("test");
        };
    try (Guard first = watchdog.watch(cancel, in(Duration.ofMillis(10)));
        Guard second = watchdog.watch(cancel, in(Duration.ofMillis(20)))) {
      assertThat(cancelled.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(first.verdict()).isEqualTo(Verdict.DEADLINE);
      assertThat(second.verdict()).isEqualTo(Verdict.DEADLINE);
    }
  }

  @Test
  void interrupt_cancelsTheAttemptOfTheThread() throws InterruptedException {
    CountDownLatch cancelled = new CountDownLatch(1);
    try (Guard guard =
        new Watchdog(NO_SWEEP).watch(cancelled::countDown, in(Duration.ofMinutes(1)))) {
      Thread.currentThread().interrupt();
      while (cancelled.getCount() > 0) {
        Thread.onSpinWait();
      }
      assertThat(Thread.interrupted()).isTrue();
      assertThat(guard.verdict()).isEqualTo(Verdict.INTERRUPT);
    }
  }

  @Test
  void thread_endsWhenThereAreNoAttempts() throws InterruptedException {
    Watchdog watchdog = new Watchdog(NO_SWEEP);
    watchdog.watch(NO_SWEEP, in(Duration.ofMinutes(1))).close();

    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("contacts-watchdog")) {
        thread.join(10_000);
      }
    }
    assertThat(watchdog.threads()).isZero();
    CountDownLatch cancelled = new CountDownLatch(1);
    watchdog.watch(cancelled::countDown, in(Duration.ZERO));
    assertThat(watchdog.threads()).isEqualTo(1);
  }
}
