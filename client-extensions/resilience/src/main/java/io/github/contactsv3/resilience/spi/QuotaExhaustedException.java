package io.github.contactsv3.resilience.spi;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A request may not be sent within the time that the caller had. Part of the work of a gate, so it
 * carries no stack trace.
 */
public final class QuotaExhaustedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Which limit is in the way. */
  public enum Scope {
    /** The limit of requests in a short interval: a longer wait would have helped. */
    INTERVAL,
    /** The limit of the day. */
    DAY
  }

  private final Scope scope;
  private final Duration retryAfter;

  /**
   * Creates an exception.
   *
   * @param scope which limit is in the way
   * @param retryAfter how long it takes at least until a request may be sent, zero or more
   */
  public QuotaExhaustedException(Scope scope, Duration retryAfter) {
    super(message(scope, retryAfter), null, false, false);
    this.scope = Objects.requireNonNull(scope, "scope");
    this.retryAfter = retryAfter;
  }

  private static String message(Scope scope, Duration retryAfter) {
    return (scope == Scope.DAY ? "the quota of the day is used up" : "the quota is used up")
        + ", not free for "
        // Saturates, unlike Duration.toMillis.
        + TimeUnit.MILLISECONDS.convert(retryAfter)
        + " ms";
  }

  /**
   * Returns which limit is in the way.
   *
   * @return the scope
   */
  public Scope scope() {
    return scope;
  }

  /**
   * Returns how long it takes at least, as far as known, until a request may be sent.
   *
   * @return zero or more
   */
  public Duration retryAfter() {
    return retryAfter;
  }
}
