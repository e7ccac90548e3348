package io.github.contactsv3.resilience.spi;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Thrown if the deadline passes before a permit is free. Part of the normal work of a quota, so it
 * has no stack trace.
 */
public final class QuotaExhaustedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The exhausted limit. */
  public enum Scope {
    /** The limit of a short interval; a longer wait would have helped. */
    INTERVAL,
    /** The limit of the day. */
    DAY
  }

  private final Scope scope;
  private final Duration retryAfter;

  /**
   * Creates an exception.
   *
   * @param scope the exhausted limit
   * @param retryAfter the minimum delay until a request may be sent, zero or more
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
   * Returns the exhausted limit.
   *
   * @return the scope
   */
  public Scope scope() {
    return scope;
  }

  /**
   * Returns the minimum delay, as far as known, until a request may be sent.
   *
   * @return zero or more
   */
  public Duration retryAfter() {
    return retryAfter;
  }
}
