package io.github.contactsv3.sandbox.internal.log;

import io.github.contactsv3.sandbox.RecordedRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps the last 1,000 requests and counts those of each operation. A request that a fault delivers
 * twice counts once: the client sent it once.
 *
 * <p>Thread-safe.
 */
public final class RequestHistory {

  private static final int KEPT = 1_000;

  private final Set<String> operations;
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<RecordedRequest> last = new ArrayDeque<>();
  private final Map<String, Long> counts = new TreeMap<>();
  private long arrived;

  public RequestHistory(Set<String> operations) {
    this.operations = operations;
  }

  /** Makes a request of its number. */
  interface Entry {
    RecordedRequest numbered(long number);
  }

  void add(Entry entry) {
    lock.lock();
    try {
      RecordedRequest request = entry.numbered(++arrived);
      if (request.operationId() != null) {
        counts.merge(request.operationId(), 1L, Long::sum);
      }
      last.addLast(request);
      if (last.size() > KEPT) {
        last.removeFirst();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * The last requests, at most 1,000.
   *
   * @return the requests, oldest first
   */
  public List<RecordedRequest> list() {
    lock.lock();
    try {
      return new ArrayList<>(last);
    } finally {
      lock.unlock();
    }
  }

  /**
   * The last requests of an operation.
   *
   * @param operationId id of the operation
   * @return the requests, oldest first
   * @throws IllegalArgumentException if there is no such operation
   */
  public List<RecordedRequest> list(String operationId) {
    checkOperation(operationId);
    return list().stream().filter(request -> operationId.equals(request.operationId())).toList();
  }

  /**
   * How many requests arrived, also those that are no longer listed.
   *
   * @return the number since the start or the last {@link #clear()}
   */
  public long count() {
    lock.lock();
    try {
      return arrived;
    } finally {
      lock.unlock();
    }
  }

  /**
   * How many requests of an operation arrived, also those that are no longer listed.
   *
   * @param operationId id of the operation
   * @return the number since the start or the last {@link #clear()}
   * @throws IllegalArgumentException if there is no such operation
   */
  public long count(String operationId) {
    checkOperation(operationId);
    lock.lock();
    try {
      return counts.getOrDefault(operationId, 0L);
    } finally {
      lock.unlock();
    }
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
    long count = count(operationId);
    if (count != times) {
      StringBuilder text = new StringBuilder();
      text.append(operationId).append(" arrived ").append(count).append(" times, not ");
      text.append(times).append("; the last requests:");
      List<RecordedRequest> requests = list();
      requests
          .subList(Math.max(0, requests.size() - 20), requests.size())
          .forEach(request -> text.append("\n  ").append(request));
      throw new AssertionError(text.toString());
    }
  }

  /** Forgets all requests. */
  public void clear() {
    lock.lock();
    try {
      last.clear();
      counts.clear();
      arrived = 0;
    } finally {
      lock.unlock();
    }
  }

  private void checkOperation(String operationId) {
    if (!operations.contains(Objects.requireNonNull(operationId, "operationId"))) {
      throw new IllegalArgumentException("no operation '" + operationId + "'");
    }
  }
}
