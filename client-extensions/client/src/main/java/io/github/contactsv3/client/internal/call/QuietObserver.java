package io.github.contactsv3.client.internal.call;

import io.github.contactsv3.client.spi.AttemptInfo;
import io.github.contactsv3.client.spi.AttemptResult;
import io.github.contactsv3.client.spi.CallInfo;
import io.github.contactsv3.client.spi.CallObserver;
import io.github.contactsv3.client.spi.CallResult;
import io.github.contactsv3.errors.internal.Secrets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An observer whose exceptions are logged once and swallowed: a metric that fails must not make a
 * create that worked look failed. Thread-safe.
 */
final class QuietObserver implements CallObserver {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.contactsv3.client");
  private static final Call NO_CALL = new Call() {};
  private static final Attempt NO_ATTEMPT = result -> {};

  private final CallObserver observer;
  private final Secrets secrets;
  private final AtomicBoolean logged = new AtomicBoolean();

  QuietObserver(CallObserver observer, Secrets secrets) {
    this.observer = observer;
    this.secrets = secrets;
  }

  @Override
  public Call callStarted(CallInfo info) {
    Call call = quietly(() -> observer.callStarted(info), NO_CALL);
    return call == NO_CALL ? call : new QuietCall(call);
  }

  /** Runs a part of the observer; what fails or is null is replaced. */
  private <T> T quietly(Supplier<@Nullable T> part, T otherwise) {
    try {
      T result = part.get();
      return result == null ? otherwise : result;
    } catch (Exception e) {
      if (logged.compareAndSet(false, true)) {
        // A copy without secrets has lost its class, as far as logs print it.
        LOG.warn(
            "the observer of calls failed ({}); further failures are not logged",
            e.getClass().getName(),
            secrets.maskedCause(e));
      }
      return otherwise;
    }
  }

  private void quietly(Runnable event) {
    quietly(
        () -> {
          event.run();
          return null;
        },
        this);
  }

  private final class QuietCall implements Call {
    private final Call call;

    QuietCall(Call call) {
      this.call = call;
    }

    @Override
    public void waited(Wait wait, Duration took) {
      quietly(() -> call.waited(wait, took));
    }

    @Override
    public Attempt attemptStarted(AttemptInfo info, RequestHeaders headers) {
      Attempt attempt = quietly(() -> call.attemptStarted(info, headers), NO_ATTEMPT);
      return (AttemptResult result) -> quietly(() -> attempt.ended(result));
    }

    @Override
    public void ended(CallResult result) {
      quietly(() -> call.ended(result));
    }
  }
}
