package io.github.contactsv3.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Request;
import io.github.contactsv3.client.internal.attempt.RunningCall;
import io.github.contactsv3.client.internal.http.Attempt;
import io.github.contactsv3.client.internal.http.HttpTransport;
import io.github.contactsv3.client.internal.http.RawResponse;
import io.github.contactsv3.client.internal.http.TransportFailure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LifecycleTest {
  private final AtomicInteger transportCloses = new AtomicInteger();
  private final Lifecycle lifecycle =
      Lifecycle.owning(
          new HttpTransport() {
            @Override
            public RawResponse send(Request request, Attempt attempt) {
              throw new AssertionError();
            }

            @Override
            public void close() {
              transportCloses.incrementAndGet();
            }
          });

  @Test
  void close_again_closesTheTransportOnce() {
    lifecycle.close();
    lifecycle.close();

    assertThat(transportCloses).hasValue(1);
  }

  @Test
  void start_ofAClosedLifecycle_isRefused() {
    Lifecycle derived = lifecycle.derive();
    lifecycle.close();

    assertThatThrownBy(derived::start).isInstanceOf(IllegalStateException.class);
  }

  /** So that nothing is sent after close() has returned. */
  @Test
  void run_afterClose_beginsNoStep() {
    try (RunningCall call = lifecycle.start()) {
      lifecycle.close();

      assertThatThrownBy(() -> call.run(() -> "sent"))
          .isInstanceOf(TransportFailure.class)
          .hasMessage("the client was closed during the call");
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  @Test
  void close_waitsForTheStepThatItInterrupts() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Boolean> ended = new CompletableFuture<>();
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try (RunningCall call = lifecycle.derive().start()) {
                call.<Boolean, Exception>run(
                    () -> {
                      begun.countDown();
                      try {
                        new CountDownLatch(1).await();
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                      }
                      return ended.complete(true);
                    });
                flag.complete(Thread.currentThread().isInterrupted());
              } catch (Exception e) {
                flag.completeExceptionally(e);
              }
            });
    thread.start();
    begun.await();

    lifecycle.close();

    assertThat(ended).isCompleted();
    assertThat(flag.get(2, TimeUnit.SECONDS)).as("flag after the step").isFalse();
  }

  @Test
  void close_outsideOfAStep_interruptsNothing() throws Exception {
    try (RunningCall call = lifecycle.start()) {
      Thread closing = new Thread(lifecycle::close);
      closing.start();
      closing.join();

      assertThat(call.isClosed()).isTrue();
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }
}
