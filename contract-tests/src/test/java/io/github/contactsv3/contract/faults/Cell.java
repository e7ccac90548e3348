package io.github.contactsv3.contract.faults;

import java.util.Arrays;
import java.util.stream.Stream;

/** One operation of one kind of client on one fault. */
record Cell(HttpFault fault, FaultedOperation operation, ClientKind client) {

  /** Returns a cell for each operation of a client as it is by default. */
  static Stream<Cell> of(HttpFault fault) {
    return Arrays.stream(FaultedOperation.values())
        .map(operation -> new Cell(fault, operation, ClientKind.OWN));
  }

  /** Returns cells for the clients of Feign's that an application can bring. */
  static Stream<Cell> ofFeign(HttpFault fault) {
    return Stream.of(ClientKind.UNINTERRUPTIBLE, ClientKind.INTERRUPTIBLE)
        .flatMap(
            client ->
                Stream.of(FaultedOperation.CREATE, FaultedOperation.GET)
                    .map(operation -> new Cell(fault, operation, client)));
  }

  @Override
  public String toString() {
    return fault + ": " + operation.title() + " (" + client + ")";
  }
}
