package io.github.contactsv3.sandbox;

import io.github.contactsv3.sandbox.internal.log.RequestHistory;
import java.util.List;

/**
 * What reached the sandbox: the last 1,000 requests, and how many there were of each operation. A
 * request that a fault delivers twice counts once: the client sent it once.
 *
 * <p>Thread-safe.
 */
public final class RequestLog {

  private final RequestHistory history;

  RequestLog(RequestHistory history) {
    this.history = history;
  }

  /**
   * The last requests, at most 1,000.
   *
   * @return the requests, oldest first
   */
  public List<RecordedRequest> list() {
    return history.list();
  }

  /**
   * The last requests of an operation.
   *
   * @param operationId id of the operation
   * @return the requests, oldest first
   * @throws IllegalArgumentException if there is no such operation
   */
  public List<RecordedRequest> list(String operationId) {
    return history.list(operationId);
  }

  /**
   * How many requests arrived, also those that are no longer listed.
   *
   * @return the number since the start or the last {@link #clear()}
   */
  public long count() {
    return history.count();
  }

  /**
   * How many requests of an operation arrived, also those that are no longer listed.
   *
   * @param operationId id of the operation
   * @return the number since the start or the last {@link #clear()}
   * @throws IllegalArgumentException if there is no such operation
   */
  public long count(String operationId) {
    return history.count(operationId);
  }

  /**
   * Asserts how often an operation was requested.
   *
   * @param operationId id of the operation
   * @param times how often it has to have arrived
   * @throws AssertionError if it arrived more or less often; the message lists what arrived
   * @throws IllegalArgumentException if there is no such operation
   */
  public void assertArrived(String operationId, long times) {
    history.assertArrived(operationId, times);
  }

  /** Forgets all requests. */
  public void clear() {
    history.clear();
  }
}
