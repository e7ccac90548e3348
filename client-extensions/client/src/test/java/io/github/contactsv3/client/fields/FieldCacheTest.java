package io.github.contactsv3.client.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.contactsv3.client.VirtualClock;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.fields.api.Operations;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FieldCacheTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final FieldIndex INDEX = new FieldIndex(List.of());

  private final AtomicInteger loads = new AtomicInteger();
  private final VirtualClock clock = new VirtualClock();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CompletableFuture<FieldIndex> response = new CompletableFuture<>();

  private FieldIndex load() {
    loads.incrementAndGet();
    return new FieldIndex(List.of());
  }

  /** The first load waits for the response, later ones are at once. */
  private FieldIndex slowThenFast() {
    if (loads.incrementAndGet() > 1) {
      return INDEX;
    }
    begun.countDown();
    try {
      return response.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(Operations.byId("listCustomFields"), 1, "a response");
    } catch (ExecutionException e) {
      throw (RuntimeException) e.getCause();
    }
  }

  private record Running<T>(FutureTask<T> task, Thread thread) {
    static <T> Running<T> start(Supplier<T> work) {
      FutureTask<T> task = new FutureTask<>(work::get);
      Thread thread = new Thread(task);
      thread.setDaemon(true);
      thread.start();
      return new Running<>(task, thread);
    }

    T result() throws Exception {
      return task.get(30, TimeUnit.SECONDS);
    }

    void awaitWaiting() {
      while (thread.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void fields_areKeptUntilTheyAreTooOld() {
    FieldCache cache = new FieldCache(this::load, clock);

    FieldIndex first = cache.get(MINUTE);
    clock.sleep(MINUTE);
    assertThat(cache.get(MINUTE)).isSameAs(first);
    clock.sleep(Duration.ofNanos(1));
    assertThat(cache.get(MINUTE.multipliedBy(2))).isSameAs(first);
    assertThat(cache.get(MINUTE)).isNotSameAs(first);
    assertThat(loads).hasValue(2);
  }

  @Test
  void refresh_loadsThoughTheyAreYoung() {
    FieldCache cache = new FieldCache(this::load, clock);

    FieldIndex first = cache.get(MINUTE);
    FieldIndex second = cache.refresh();
    assertThat(second).isNotSameAs(first).isSameAs(cache.get(MINUTE));
  }

  @Test
  void failure_isThrown_andTheNextCallLoadsAgain() {
    FieldCache cache =
        new FieldCache(
            () -> {
              if (loads.incrementAndGet() == 1) {
                throw new IllegalStateException("closed");
              }
              return INDEX;
            },
            clock);

    assertThatIllegalStateException().isThrownBy(() -> cache.get(MINUTE)).withMessage("closed");
    assertThat(cache.get(MINUTE)).isSameAs(INDEX);
  }

  @Test
  void threads_shareOneLoadAndItsFailure() throws Exception {
    FieldCache cache = new FieldCache(this::slowThenFast, clock);
    Running<FieldIndex> leader = Running.start(() -> cache.get(MINUTE));
    begun.await();
    Running<FieldIndex> other = Running.start(() -> cache.get(MINUTE));
    other.awaitWaiting();

    response.completeExceptionally(new IllegalStateException("closed"));

    for (Running<FieldIndex> each : List.of(leader, other)) {
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(each::result)
          .withMessageEndingWith("closed");
    }
    assertThat(loads).hasValue(1);
  }

  @Test
  void interrupt_ofTheLeader_isItsOwn() throws Exception {
    FieldCache cache = new FieldCache(this::slowThenFast, clock);
    Running<FieldIndex> leader = Running.start(() -> cache.get(MINUTE));
    begun.await();
    Running<FieldIndex> other = Running.start(() -> cache.get(MINUTE));
    other.awaitWaiting();

    leader.thread().interrupt();

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(leader::result)
        .withCauseInstanceOf(CallInterruptedException.class);
    assertThat(other.result()).isSameAs(INDEX);
  }

  @Test
  void interrupt_whileWaiting_endsTheWait() throws Exception {
    FieldCache cache = new FieldCache(this::slowThenFast, clock);
    Running<FieldIndex> leader = Running.start(() -> cache.get(MINUTE));
    begun.await();
    Running<FieldIndex> other = Running.start(() -> cache.get(MINUTE));
    other.awaitWaiting();

    other.thread().interrupt();

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(other::result)
        .withCauseInstanceOf(CallInterruptedException.class);
    response.complete(INDEX);
    assertThat(leader.result()).isSameAs(INDEX);
  }

  @Test
  void refresh_doesNotTakeALoadThatBeganBefore() throws Exception {
    FieldCache cache = new FieldCache(this::slowThenFast, clock);
    Running<FieldIndex> early = Running.start(() -> cache.get(MINUTE));
    begun.await();
    Running<FieldIndex> refresh = Running.start(cache::refresh);
    refresh.awaitWaiting();

    FieldIndex before = new FieldIndex(List.of());
    response.complete(before);

    assertThat(early.result()).isSameAs(before);
    assertThat(refresh.result()).isSameAs(INDEX);
  }
}
