package io.github.contactsv3.client.internal.call;

import io.github.contactsv3.client.spi.CallObserver;
import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.errors.internal.Secrets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An observer whose exceptions are logged once and swallowed: a metric that fails must not make a
 * create that worked look failed. Thread-safe.
 */
public final class QuietObserver implements CallObserver {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.contactsv3.client");
  private static final CallObserver.Call NOTHING = new CallObserver.Call() {};

  private final CallObserver observer;
  private final Secrets secrets;
  private final AtomicBoolean logged = new AtomicBoolean();

  /**
   * Wraps an observer.
   *
   * @param observer the observer of the application
   * @param secrets what the log must not show
   */
  public QuietObserver(CallObserver observer, Secrets secrets) {
    this.observer = observer;
    this.secrets = secrets;
  }

  @Override
  public CallObserver.Call start(OperationInfo operation, @Nullable String locationId) {
    try {
      CallObserver.Call call = observer.start(operation, locationId);
      return call == null ? NOTHING : new QuietCall(call);
    } catch (Exception e) {
      log(e);
      return NOTHING;
    }
  }

  private void quietly(Runnable event) {
    try {
      event.run();
    } catch (Exception e) {
      log(e);
    }
  }

  private void log(Exception e) {
    if (logged.compareAndSet(false, true)) {
      // A copy without secrets has lost its class, as far as logs print it.
      LOG.warn(
          "the observer of calls failed ({}); further failures are not logged",
          e.getClass().getName(),
          secrets.maskedCause(e));
    }
  }

  private final class QuietCall implements CallObserver.Call {
    private final CallObserver.Call call;

    QuietCall(CallObserver.Call call) {
      this.call = call;
    }

    @Override
    public void attemptStarted(int number) {
      quietly(() -> call.attemptStarted(number));
    }

    @Override
    public void attemptEnded(int number, int status, Duration took) {
      quietly(() -> call.attemptEnded(number, status, took));
    }

    @Override
    public void ended(int attempts, @Nullable Throwable error, Duration took) {
      quietly(() -> call.ended(attempts, error, took));
    }
  }
}
