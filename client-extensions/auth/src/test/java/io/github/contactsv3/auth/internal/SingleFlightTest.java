package io.github.contactsv3.auth.internal;

import static io.github.contactsv3.auth.internal.Fixture.KEY;
import static io.github.contactsv3.auth.internal.Fixture.MINUTE;
import static io.github.contactsv3.auth.internal.Fixture.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.contactsv3.auth.spi.TokenProvider;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.errors.LocationInactiveException;
import io.github.contactsv3.errors.TokenStoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SingleFlightTest {
  private final Fixture f = new Fixture();

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Thread start(Runnable work) {
    Thread thread = new Thread(null, work, "test", 64 * 1024);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void awaitParked(Thread... threads) {
    for (Thread thread : threads) {
      while (thread.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void token_thousandThreadsOnAnExpiredToken_oneRefresh() throws Exception {
    TokenProvider source = f.withLeft(Duration.ZERO).location();
    int n = 1000;
    CountDownLatch arrived = new CountDownLatch(n);
    f.endpoint.before.add(() -> await(arrived));
    List<String> got = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      threads.add(
          start(
              () -> {
                arrived.countDown();
                got.add(value(source));
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(got).hasSize(n).containsOnly("A2");
    assertThat(f.endpoint.forms).hasSize(1);
    assertThat(f.events).containsExactly("refreshed loc1");
  }

  @Test
  void token_refreshAheadUnderWay_othersGetTheOldTokenAtOnce() {
    TokenProvider source = f.withLeft(MINUTE).location();
    List<String> others = Collections.synchronizedList(new ArrayList<>());
    f.endpoint.before.add(
        () -> {
          for (int i = 0; i < 10; i++) {
            Thread other = start(() -> others.add(value(source)));
            join(other);
          }
        });
    assertThat(value(source)).isEqualTo("A2");
    assertThat(others).hasSize(10).containsOnly("A1");
    assertThat(f.endpoint.forms).hasSize(1);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Runs two callers; the request of the first waits until the other waits for it. */
  private void leadAndFollow(Runnable caller, Runnable endOfLeader) throws Exception {
    leadAndFollow(caller, caller, endOfLeader);
  }

  private void leadAndFollow(Runnable first, Runnable second, Runnable endOfLeader)
      throws Exception {
    CountDownLatch inRequest = new CountDownLatch(1);
    AtomicReference<Thread> waiter = new AtomicReference<>();
    CountDownLatch waiterStarted = new CountDownLatch(1);
    f.endpoint.before.add(
        () -> {
          inRequest.countDown();
          await(waiterStarted);
          awaitParked(waiter.get());
          endOfLeader.run();
        });
    Thread leader = start(first);
    await(inRequest);
    waiter.set(start(second));
    waiterStarted.countDown();
    leader.join();
    waiter.get().join();
  }

  private String[] twoCallers(Duration timeOfWaiter, Runnable endOfLeader) throws Exception {
    TokenProvider source = f.withLeft(Duration.ZERO).location();
    String[] results = new String[2];
    leadAndFollow(
        () -> results[0] = outcome(source, MINUTE),
        () -> results[1] = outcome(source, timeOfWaiter),
        endOfLeader);
    return results;
  }

  private static String outcome(TokenProvider source, Duration time) {
    try {
      return source.token(Fixture.request("loc1", time)).value();
    } catch (RuntimeException e) {
      return e.getClass().getSimpleName();
    }
  }

  @Test
  void token_refreshFails_isThrownToAllWhoWaitedAndTheNextCallTriesAgain() throws Exception {
    String[] results =
        twoCallers(
            MINUTE,
            () -> {
              throw FakeEndpoint.error(400, "Location is not active");
            });
    assertThat(results).containsOnly(LocationInactiveException.class.getSimpleName());
    assertThat(f.endpoint.forms).hasSize(1);
    assertThat(value(f.location())).isEqualTo("A2");
  }

  @Test
  void token_refreshFails_eachCallerGetsAnErrorOfItsOwn() throws Exception {
    List<Throwable> errors = Collections.synchronizedList(new ArrayList<>());
    TokenProvider source = f.withLeft(Duration.ZERO).location();
    leadAndFollow(
        () -> errors.add(catchThrowable(() -> value(source))),
        () -> {
          throw FakeEndpoint.error(400, "Location is not active");
        });
    assertThat(errors).hasSize(2);
    assertThat(errors.get(0)).isNotSameAs(errors.get(1)).hasMessage(errors.get(1).getMessage());
    assertThat(errors.get(0).getStackTrace()).isNotEqualTo(errors.get(1).getStackTrace());
  }

  @Test
  void token_storeFails_eachCallerGetsAnErrorOfItsOwnCall() throws Exception {
    List<Throwable> errors = Collections.synchronizedList(new ArrayList<>());
    TokenProvider source = f.withLeft(Duration.ZERO).location();
    leadAndFollow(
        () -> errors.add(catchThrowable(() -> value(source))),
        () -> f.store.onSet = () -> new IllegalStateException("disk full"));
    assertThat(errors)
        .hasSize(2)
        .allSatisfy(
            e ->
                assertThat(e)
                    .isInstanceOf(TokenStoreException.class)
                    .hasMessage("getContact: cannot store the tokens of location loc1")
                    .hasRootCauseMessage("disk full"));
    assertThat(errors.get(0)).isNotSameAs(errors.get(1));
  }

  /** An OutOfMemoryError of one thread says nothing of another. */
  @Test
  void token_errorOfTheJvmInTheLeader_passesUnwrappedAndTheOtherRefreshes() throws Exception {
    StackOverflowError error = new StackOverflowError();
    List<Object> results = Collections.synchronizedList(new ArrayList<>());
    TokenProvider source = f.withLeft(Duration.ZERO).location();
    leadAndFollow(
        () -> {
          Throwable thrown = catchThrowable(() -> results.add(value(source)));
          if (thrown != null) {
            results.add(thrown);
          }
        },
        () -> {
          throw error;
        });
    assertThat(results).containsExactlyInAnyOrder(error, "A2");
    assertThat(f.store.tryLease(KEY, MINUTE)).as("the lease was given back").isPresent();
  }

  @Test
  void token_checkedExceptionThrownSneakily_releasesWhoWaits() throws Exception {
    IOException sneaky = new IOException("sneaky");
    List<Object> results = Collections.synchronizedList(new ArrayList<>());
    TokenProvider source = f.withLeft(Duration.ZERO).location();
    leadAndFollow(
        () -> {
          Throwable thrown = catchThrowable(() -> results.add(value(source)));
          if (thrown != null) {
            results.add(thrown);
          }
        },
        () -> Fixture.<RuntimeException>sneak(sneaky));
    assertThat(results).containsExactlyInAnyOrder(sneaky, "A2");
  }

  @Test
  void token_leaderIsInterrupted_theOtherRefreshes() throws Exception {
    String[] results =
        twoCallers(
            MINUTE,
            () -> {
              Thread.currentThread().interrupt();
              throw new CallInterruptedException(TokenOperations.REQUEST_TOKEN, 1, "the response");
            });
    assertThat(results).containsExactly("CallInterruptedException", "A2");
    assertThat(f.endpoint.forms).hasSize(2);
  }

  @Test
  void token_leaderRunsOutOfTime_theOtherGoesOn() throws Exception {
    String[] results =
        twoCallers(
            Duration.ofMinutes(10),
            () -> {
              f.clock.pass(Duration.ofMinutes(2));
              throw Fixture.lostResponse();
            });
    assertThat(results).containsExactly("TransportException", "A2");
  }

  @Test
  void token_waiterRunsOutOfTime_failsAlone() throws Exception {
    TokenProvider source = f.withLeft(Duration.ZERO).location();
    CountDownLatch inRequest = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    f.endpoint.before.add(
        () -> {
          inRequest.countDown();
          await(goOn);
        });
    String[] results = new String[1];
    Thread leader = start(() -> results[0] = outcome(source, MINUTE));
    await(inRequest);
    assertThat(outcome(source, Duration.ofMillis(1))).isEqualTo("TransportException");
    goOn.countDown();
    leader.join();
    assertThat(results).containsExactly("A2");
  }

  @Test
  void token_waiterIsInterrupted_failsAloneWithTheFlagSet() throws Exception {
    TokenProvider source = f.withLeft(Duration.ZERO).location();
    CountDownLatch inRequest = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    f.endpoint.before.add(
        () -> {
          inRequest.countDown();
          await(goOn);
        });
    String[] results = new String[1];
    Thread leader = start(() -> results[0] = outcome(source, MINUTE));
    await(inRequest);
    Thread.currentThread().interrupt();
    assertThat(outcome(source, MINUTE)).isEqualTo("CallInterruptedException");
    assertThat(Thread.interrupted()).isTrue();
    goOn.countDown();
    leader.join();
    assertThat(results).containsExactly("A2");
  }
}
