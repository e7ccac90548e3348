package io.github.contactsv3.client.internal.attempt;

import feign.Request;
import io.github.contactsv3.client.internal.http.TransportFailure;
import io.github.contactsv3.client.spi.AttemptInfo.RetryReason;
import io.github.contactsv3.client.spi.CallObserver;
import io.github.contactsv3.client.spi.CallObserver.Wait;
import io.github.contactsv3.client.spi.CallResult;
import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.errors.TransportException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way through Feign. It is an argument of Feign's kind because that is what Feign
 * hands on, untouched, from the call to the client that sends. Used by one thread.
 */
public final class CallContext extends Request.Options {
  private final CallTarget target;
  private final boolean retryable;
  private final CallSettings settings;
  private final CallObserver.Call observed;
  private final RunningCall running;
  private final Clock clock;
  private final long start;
  private int attempts;
  private boolean maybeProcessed;
  private @Nullable RetryReason retryReason;

  /**
   * Creates the context of a call that begins now.
   *
   * @param target what is called
   * @param retryable whether a request that may have arrived may be sent again
   * @param settings the settings of the call
   * @param observed receives the events of the call
   * @param running the call, as its client can end it
   * @param clock the clock
   */
  public CallContext(
      CallTarget target,
      boolean retryable,
      CallSettings settings,
      CallObserver.Call observed,
      RunningCall running,
      Clock clock) {
    super(
        settings.timeout().toMillis(),
        TimeUnit.MILLISECONDS,
        settings.timeout().toMillis(),
        TimeUnit.MILLISECONDS,
        false);
    this.target = target;
    this.retryable = retryable;
    this.settings = settings;
    this.observed = observed;
    this.running = running;
    this.clock = clock;
    this.start = clock.nanoTime();
  }

  /**
   * Returns the operation.
   *
   * @return the operation
   */
  public OperationInfo operation() {
    return target.operation();
  }

  /** The headers that each request of the operation has. */
  Map<String, Collection<String>> headers() {
    return target.headers();
  }

  /** Returns whether the caller also receives the headers of the response. */
  boolean returnsHeaders() {
    return target.returnsHeaders();
  }

  /** The location that the call is for, or null. */
  @Nullable String locationId() {
    return target.forCompany() ? null : settings.locationId();
  }

  /** The company whose quota the call uses, or null if it is the location's. */
  @Nullable String companyId() {
    return settings.companyId();
  }

  /** Returns whether the call is on behalf of a company rather than a location. */
  boolean isForCompany() {
    return target.forCompany();
  }

  /** Returns whether a request that may have been processed may be retried. */
  boolean isRetryable() {
    return retryable;
  }

  CallSettings settings() {
    return settings;
  }

  CallObserver.Call observed() {
    return observed;
  }

  RunningCall running() {
    return running;
  }

  /**
   * Returns how many attempts were started.
   *
   * @return the number
   */
  public int attempts() {
    return attempts;
  }

  int nextAttempt() {
    return ++attempts;
  }

  /** Returns why the next attempt is made; null for the first. */
  @Nullable RetryReason retryReason() {
    return retryReason;
  }

  void retryBecauseOf(RetryReason reason) {
    retryReason = reason;
  }

  /** Runs something that the call waits for, and reports how long that took. */
  <T extends @Nullable Object> T await(Wait wait, Supplier<T> step) {
    long began = clock.nanoTime();
    try {
      return step.get();
    } finally {
      observed.waited(wait, Duration.ofNanos(clock.nanoTime() - began));
    }
  }

  /** Remembers that an attempt may have been processed. */
  void markMaybeProcessed() {
    maybeProcessed = true;
  }

  /** Returns whether any attempt may have been processed. */
  boolean isMaybeProcessed() {
    return maybeProcessed;
  }

  /** Sets no flag: the code that caught the interrupt did. */
  CallInterruptedException interrupted(String waitingFor) {
    return new CallInterruptedException(operation(), attempts, waitingFor);
  }

  /** Returns the failure of a call whose client was closed before it ended. */
  TransportException closed() {
    return new TransportException(
        operation(), attempts, TransportFailure.CLOSED, null, maybeProcessed);
  }

  /**
   * Reports the end of the call to the observer.
   *
   * @param error what the call throws, or null if it succeeded
   */
  public void ended(@Nullable Throwable error) {
    observed.ended(new CallResult(attempts, error, elapsed()));
  }

  private Duration elapsed() {
    return Duration.ofNanos(clock.nanoTime() - start);
  }

  /** Returns the time left until the deadline; zero or less when it has passed. */
  Duration timeLeft() {
    return settings.timeout().minus(elapsed());
  }
}
