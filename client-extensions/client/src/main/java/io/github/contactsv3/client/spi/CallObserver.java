package io.github.contactsv3.client.spi;

import java.time.Duration;

/**
 * Observes calls, for metrics and traces.
 *
 * <p>Each call runs on one thread, also on a virtual one, and everything that it reports is
 * reported on that thread: what {@link #callStarted} and {@link Call#attemptStarted} open, such as
 * a scope of a tracer, the end that belongs to them closes. Ends are reported in every case, inner
 * ones first, and for several observers in reverse order. A call that needs a new token makes
 * another call within itself, of operation {@code requestToken} or {@code requestLocationToken}.
 * Calls of exports and bulk runs run on threads of the client.
 *
 * <p>Thread-safe, and quick, since calls wait for it. An exception that it throws is logged once
 * for each observer, at WARN, and does not change the call; an {@link Error} ends the call.
 */
@FunctionalInterface
public interface CallObserver {
  /**
   * Called when a call begins, after its arguments were checked.
   *
   * @param call the call
   * @return the observer of this call
   */
  Call callStarted(CallInfo call);

  /** Observes one call. Used by one thread. */
  interface Call {
    /**
     * Called after the call has waited, also if it had to wait for no time, and if what it waited
     * for did not come.
     *
     * @param wait for what
     * @param took how long
     */
    default void waited(Wait wait, Duration took) {}

    /**
     * Called before a request is sent.
     *
     * @param attempt the attempt
     * @param headers adds headers to the request
     * @return the observer of this attempt
     */
    default Attempt attemptStarted(AttemptInfo attempt, RequestHeaders headers) {
      return result -> {};
    }

    /**
     * Called when the call has ended.
     *
     * @param result how
     */
    default void ended(CallResult result) {}
  }

  /** Observes one attempt. Used by one thread. */
  @FunctionalInterface
  interface Attempt {
    /**
     * Called when the response was received completely, or the attempt has failed.
     *
     * @param result how the attempt ended
     */
    void ended(AttemptResult result);
  }

  /** Adds headers to the request of an attempt, such as {@code traceparent}. */
  @FunctionalInterface
  interface RequestHeaders {
    /**
     * Sets a header of this attempt, in place of one of the same name that the caller set.
     *
     * @param name the name
     * @param value the value, of visible ASCII
     * @throws IllegalArgumentException if it is no name or value of a header, or a header that the
     *     client sets itself
     */
    void set(String name, String value);
  }

  /** Reason of a wait. */
  enum Wait {
    /** A permit of the quota. */
    QUOTA,
    /** A token: from memory, the store, the application or the service. */
    TOKEN,
    /** The delay before the next attempt. */
    BACKOFF
  }
}
