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
   * A call begins.
   *
   * @param operation what is called; a good name for a metric, since its path is the template
   * @param locationId the location, or null if the client has none
   * @return what is told of this call
   */
  Call start(OperationInfo operation, @Nullable String locationId);

  /** One call. Is used by one thread. */
  interface Call {
    /**
     * A request is about to be sent.
     *
     * @param number the number of the attempt, from 1
     */
    default void attemptStarted(int number) {}

    /**
     * An attempt has ended.
     *
     * @param number the number of the attempt, from 1
     * @param status the HTTP status; 0 if there was no response
     * @param took from sending to the end of the response
     */
    default void attemptEnded(int number, int status, Duration took) {}

    /**
     * The call has ended.
     *
     * @param attempts how often the request was sent
     * @param error what the caller gets thrown, usually a {@link
     *     io.github.contactsv3.errors.ContactsApiException}; null after a success
     * @param took all of it, with waits
     */
    default void ended(int attempts, @Nullable Throwable error, Duration took) {}
  }
}
