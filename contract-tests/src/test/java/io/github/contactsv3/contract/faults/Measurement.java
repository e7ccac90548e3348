package io.github.contactsv3.contract.faults;

import java.time.Duration;

/**
 * What one operation did about one fault. Immutable.
 *
 * @param port where the server or proxy was
 * @param arrivals how often the request arrived
 * @param failure what was thrown, or null
 * @param mark what the result said, or null
 * @param took how long the call took
 * @param limit how long it may take
 * @param next the next call of the same client, to a server without a fault; null if there is none
 * @param written how many bytes the server got rid of
 */
record Measurement(
    Cell cell,
    int port,
    int arrivals,
    Throwable failure,
    String mark,
    Duration took,
    Duration limit,
    Measurement next,
    long written) {

  HttpFault fault() {
    return cell.fault();
  }

  FaultedOperation operation() {
    return cell.operation();
  }

  /** Returns the class of the exception, or that there was none. */
  String outcome() {
    if (failure != null) {
      return failure.getClass().getSimpleName();
    }
    if (mark == null) {
      return Expectation.EMPTY;
    }
    return mark.equals(FaultedOperation.GENUINE) ? Expectation.SUCCESS : "foreign response";
  }

  /** Returns this with what the next call did. */
  Measurement with(Measurement other) {
    return new Measurement(cell, port, arrivals, failure, mark, took, limit, other, written);
  }

  /** Returns what stands in the table. */
  String text() {
    return arrivals + ", " + outcome();
  }
}
