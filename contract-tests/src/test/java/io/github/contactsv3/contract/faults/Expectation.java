package io.github.contactsv3.contract.faults;

import io.github.contactsv3.errors.ContactsApiException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is right for each operation when the server has a fault: how often the request may arrive,
 * and how the call may end. The table in the docs pins what it is. Immutable.
 *
 * @param hangs whether the call ends by its deadline
 * @param isOnce whether only one attempt is made
 * @param words what the message has to say
 * @param namesProxy whether the message has to name the host and port of the proxy
 */
record Expectation(
    Map<FaultedOperation, Cell> cells,
    boolean hangs,
    boolean isOnce,
    List<String> words,
    boolean namesProxy) {
  static final String SUCCESS = "success";
  static final String EMPTY = "success without data";
  static final String TRANSPORT = "TransportException";
  static final String DECODING = "DecodingException";
  private static final String NOT_BUILT = "IllegalArgumentException";
  private static final int ATTEMPTS = 4;

  /** What is right for one operation. */
  record Cell(int fewest, int most, List<String> outcomes) {
    Cell(int arrivals, String... outcomes) {
      this(arrivals, arrivals, List.of(outcomes));
    }
  }

  private static Expectation of(Cell unsafe, Cell safe) {
    Map<FaultedOperation, Cell> cells = new EnumMap<>(FaultedOperation.class);
    Arrays.stream(FaultedOperation.values())
        .forEach(operation -> cells.put(operation, operation.isSafe() ? safe : unsafe));
    return new Expectation(cells, false, false, List.of(), false);
  }

  private static Expectation of(Cell all) {
    return of(all, all);
  }

  /** The fault does no harm. */
  static Expectation success() {
    return of(new Cell(1, SUCCESS));
  }

  /** Safe requests may also arrive on a connection that can no longer be used. */
  static Expectation successAfterStaleConnection() {
    return of(new Cell(1, SUCCESS), new Cell(1, 2, List.of(SUCCESS)));
  }

  /** Nothing was sent, so any request is retried and succeeds. */
  static Expectation successAfterRetry() {
    return of(new Cell(2, SUCCESS));
  }

  /** No client can be built with that. */
  static Expectation notBuilt() {
    return of(new Cell(0, NOT_BUILT));
  }

  /** Nothing can be sent: no attempt arrives. */
  static Expectation neverArrives() {
    return of(new Cell(0, TRANSPORT));
  }

  /** The request was sent, and whether it was processed is not known. */
  static Expectation lost() {
    return of(new Cell(1, TRANSPORT), new Cell(ATTEMPTS, TRANSPORT));
  }

  /** The response to the first attempt is lost, the second attempt succeeds. */
  static Expectation lostOnce() {
    return of(new Cell(1, TRANSPORT), new Cell(2, SUCCESS));
  }

  /** The response to the first attempt is lost, the second attempt gets an error. */
  static Expectation lostOnceThen(Class<? extends ContactsApiException> type) {
    return of(new Cell(1, TRANSPORT), new Cell(2, type.getSimpleName()));
  }

  /** The first attempt is lost, and no other arrives. */
  static Expectation lostForGood() {
    return of(new Cell(1, TRANSPORT));
  }

  /** The deadline ends the first attempt. */
  static Expectation timeout() {
    return of(new Cell(1, TRANSPORT)).atDeadline();
  }

  /** The deadline ends the call before anything was sent. */
  static Expectation timeoutBeforeSending() {
    return neverArrives().atDeadline();
  }

  /** The service has processed the request, and its response can't be read. */
  static Expectation undecodable() {
    return of(new Cell(1, DECODING));
  }

  /** The response has no body, which only deleting can do without. */
  static Expectation bodiless() {
    return undecodable().but(FaultedOperation.DELETE, 1, EMPTY, DECODING);
  }

  /** The response can't be read at all, and whether it was a success may count or not. */
  static Expectation unreadable() {
    List<String> outcomes = List.of(DECODING, TRANSPORT);
    return of(new Cell(1, 1, outcomes), new Cell(1, ATTEMPTS, outcomes));
  }

  /** HTTP leaves it to the client whether it reads such a response or refuses it. */
  static Expectation tolerable() {
    List<String> outcomes = List.of(SUCCESS, TRANSPORT);
    return of(new Cell(1, 1, outcomes), new Cell(1, ATTEMPTS, outcomes));
  }

  /** The service says no for good. */
  static Expectation refused(Class<? extends ContactsApiException> type) {
    return of(new Cell(1, type.getSimpleName()));
  }

  /** The service says that it can't at the moment. */
  static Expectation overloaded(Class<? extends ContactsApiException> type) {
    return of(new Cell(1, type.getSimpleName()), new Cell(ATTEMPTS, type.getSimpleName()));
  }

  /** A proxy's refusal of the request itself is one of the transport or of the service. */
  static Expectation refusedByProxy() {
    return of(new Cell(1, TRANSPORT, "ServiceException")).saying("407").namingProxy();
  }

  private Expectation atDeadline() {
    return new Expectation(cells, true, isOnce, words, namesProxy);
  }

  /** The same with one attempt only: a further one would end the same way. */
  Expectation once() {
    return new Expectation(cells, hangs, true, words, namesProxy);
  }

  /** The same with a message that contains these words. */
  Expectation saying(String... words) {
    return new Expectation(cells, hangs, isOnce, List.of(words), namesProxy);
  }

  /** The same with a message that names the proxy. */
  Expectation namingProxy() {
    return new Expectation(cells, hangs, isOnce, words, true);
  }

  /** The same with one more outcome. */
  Expectation or(String outcome) {
    Map<FaultedOperation, Cell> changed = new EnumMap<>(FaultedOperation.class);
    cells.forEach(
        (operation, cell) -> {
          List<String> outcomes = new ArrayList<>(cell.outcomes);
          outcomes.add(outcome);
          changed.put(operation, new Cell(cell.fewest, cell.most, outcomes));
        });
    return new Expectation(changed, hangs, isOnce, words, namesProxy);
  }

  /** The same but for one operation. */
  Expectation but(FaultedOperation operation, int arrivals, String... outcomes) {
    Map<FaultedOperation, Cell> changed = new EnumMap<>(cells);
    changed.put(operation, new Cell(arrivals, outcomes));
    return new Expectation(changed, hangs, isOnce, words, namesProxy);
  }

  /** Returns whether there is no call, since the client refuses its settings. */
  boolean isNotBuilt() {
    return equals(notBuilt());
  }

  Cell of(FaultedOperation operation) {
    return cells.get(operation);
  }
}
