package io.github.contactsv3.auth.internal;

import static io.github.contactsv3.auth.internal.Fixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.contactsv3.auth.spi.TokenProvider;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.errors.TokenProviderException;
import io.github.contactsv3.errors.TransportException;
import io.github.contactsv3.errors.internal.Secrets;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class TokenSupplierTest {
  private static final Duration TIME = Duration.ofSeconds(10);
  private final CountDownLatch never = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();

  private static TokenProvider source(Supplier<String> supplier) {
    return new SuppliedTokenProvider(supplier, Clock.system(), new Secrets());
  }

  private static void awaitIgnoringInterrupts(CountDownLatch latch) {
    while (true) {
      try {
        latch.await();
        return;
      } catch (InterruptedException ignored) {
        // as code that blocks in the system does
      }
    }
  }

  @Test
  void token_supplierBlocks_failsAtTheDeadlineAndIsAskedOnce() {
    TokenProvider source =
        source(
            () -> {
              asked.incrementAndGet();
              awaitIgnoringInterrupts(never);
              return "pit-1";
            });
    assertThatThrownBy(() -> source.token(request("loc1", Duration.ofMillis(50))))
        .isInstanceOfSatisfying(
            TokenProviderException.class,
            e -> assertThat(e.operation()).isSameAs(Fixture.GET_CONTACT))
        .hasMessage("getContact: the token supplier did not return in time");
    assertThat(asked).hasValue(1);
    assertThat(source.appId()).isEqualTo("pit");
    assertThat(asked).hasValue(1);
    never.countDown();
  }

  @Test
  void token_supplierNeverReturns_callsDoNotPileUp() {
    TokenProvider source =
        source(
            () -> {
              asked.incrementAndGet();
              awaitIgnoringInterrupts(never);
              return "pit-1";
            });
    while (asked.get() < 64) {
      assertThat(catchThrowable(() -> source.token(request(null, Duration.ofMillis(2)))))
          .isInstanceOf(TokenProviderException.class);
    }
    assertThatThrownBy(() -> source.token(request(null, Duration.ofMillis(20))))
        .isInstanceOf(TokenProviderException.class)
        .hasMessage("getContact: 64 earlier calls of the token supplier have not returned");
    assertThat(asked).hasValue(64);
    never.countDown();
    assertThat(source.token(request(null, TIME)).value()).isEqualTo("pit-1");
  }

  @Test
  void token_callerIsInterrupted_supplierIsToo() throws Exception {
    CountDownLatch inSupplier = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    TokenProvider source =
        source(
            () -> {
              inSupplier.countDown();
              try {
                never.await();
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
              return "pit-1";
            });
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>();
    Thread caller =
        new Thread(
            () -> {
              thrown.set(catchThrowable(() -> source.token(request(null, TIME))));
              flag.set(Thread.currentThread().isInterrupted());
            });
    caller.start();
    inSupplier.await();
    caller.interrupt();
    caller.join();
    interrupted.await();
    assertThat(thrown.get()).isInstanceOf(CallInterruptedException.class);
    assertThat(flag.get()).isTrue();
  }

  @Test
  void token_noTimeLeft_isNotAsked() {
    TokenProvider source = source(() -> "pit-" + asked.incrementAndGet());
    assertThatThrownBy(() -> source.token(request(null, Duration.ZERO)))
        .isInstanceOf(TransportException.class);
    assertThat(asked).hasValue(0);
  }

  @Test
  void token_supplierThrows_isTypedWithTheCause() {
    IllegalStateException cause = new IllegalStateException("vault sealed");
    assertThatThrownBy(
            () ->
                source(
                        () -> {
                          throw cause;
                        })
                    .token(request(null, TIME)))
        .isInstanceOf(TokenProviderException.class)
        .hasMessage("getContact: the token supplier failed: java.lang.IllegalStateException")
        .hasCause(cause);
    assertThatThrownBy(
            () ->
                source(
                        () -> {
                          Fixture.<RuntimeException>sneak(new IOException("sneaky"));
                          return "";
                        })
                    .token(request(null, TIME)))
        .isInstanceOf(TokenProviderException.class)
        .hasRootCauseMessage("sneaky");
  }

  @Test
  void token_supplierThrowsAnError_passesUnwrapped() {
    LinkageError error = new LinkageError();
    TokenProvider source =
        source(
            () -> {
              throw error;
            });
    assertThat(catchThrowable(() -> source.token(request(null, TIME)))).isSameAs(error);
  }

  private static TokenProvider failingAfterOneToken(String token, String message) {
    AtomicReference<String> next = new AtomicReference<>(token);
    TokenProvider source =
        source(
            () -> {
              String value = next.getAndSet(null);
              if (value == null) {
                throw new IllegalStateException(message);
              }
              return value;
            });
    source.token(request(null, TIME));
    return source;
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret-token-7", "pit-0123-4567"})
  void token_supplierThrowsWithATokenThatItGave_causeIsMasked(String token) {
    TokenProvider source = failingAfterOneToken(token, "lease of " + token + " lost");
    assertThatThrownBy(() -> source.token(request(null, TIME)))
        .isInstanceOf(TokenProviderException.class)
        .hasStackTraceContaining("TokenSupplierTest")
        .rootCause()
        .hasMessage("lease of *** lost")
        .hasToString("java.lang.IllegalStateException: lease of *** lost");
  }

  @Test
  void token_supplierThrowsWithATokenThatItNeverGave_causeIsLeftOut() {
    TokenProvider source = failingAfterOneToken("secret-token-7", "refused pit-0123");
    assertThatThrownBy(() -> source.token(request(null, TIME)))
        .isInstanceOf(TokenProviderException.class)
        .hasNoCause()
        .hasStackTraceContaining("TokenSupplierTest")
        .hasMessageNotContainingAny("pit-0");
  }

  @Test
  void token_contextClassLoader_isTheCallers() {
    AtomicReference<ClassLoader> seen = new AtomicReference<>();
    ClassLoader own = new ClassLoader(getClass().getClassLoader()) {};
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(own);
    try {
      source(
              () -> {
                seen.set(Thread.currentThread().getContextClassLoader());
                return "pit-1";
              })
          .token(request(null, TIME));
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
    assertThat(seen.get()).isSameAs(own);
  }
}
