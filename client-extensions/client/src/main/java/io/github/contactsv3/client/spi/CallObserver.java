package io.github.contactsv3.client.spi;

import io.github.contactsv3.core.OperationInfo;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Observes calls, for metrics and traces: {@link #start} fits the start of a timer or a span, and
 * the object that it returns receives the rest. Thread-safe; runs on the calling thread, so it
 * should be quick. An exception that it throws is logged once for each client, at WARN, and does
 * not change the call.
 */
@FunctionalInterface
public interface CallObserver {
  /**
   * Called when a call begins.
   *
   * @param operation the operation; its id and path template suit metric names
   * @param locationId the location, or null if the client has none
   * @return the observer of this call
   */
  Call start(OperationInfo operation, @Nullable String locationId);

  /** Observes one call. Used by one thread. */
  interface Call {
    /**
     * Called before a request is sent.
     *
     * @param number the number of the attempt, from 1
     */
    default void attemptStarted(int number) {}

    /**
     * Called when an attempt has ended.
     *
     * @param number the number of the attempt, from 1
     * @param status the HTTP status; 0 if there was no response
     * @param took the time from sending to the end of the response
     */
    default void attemptEnded(int number, int status, Duration took) {}

    /**
     * Called when the call has ended.
     *
     * @param attempts the number of attempts
     * @param error the exception that the caller receives, usually a {@link
     *     io.github.contactsv3.errors.ContactsApiException}; null after a success
     * @param took the time of the whole call, with waits
     */
    default void ended(int attempts, @Nullable Throwable error, Duration took) {}
  }
}
