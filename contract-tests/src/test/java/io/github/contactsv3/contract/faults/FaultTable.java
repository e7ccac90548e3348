package io.github.contactsv3.contract.faults;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page that says what the client does about each fault. */
final class FaultTable {
  private static final String HEAD =
      """
      # Faults of network, proxy and server: what a call does

      Each of these %d faults was made by a server of our own on a raw socket, and six operations were called: how often the request arrived, and
      how the call ended. Creating a contact is the only one of the six that must never arrive twice; the others are sent up to four times. Every
      call ended within its deadline and two seconds more, and the next call of the same client, to a server without the fault, succeeded.
      Exceptions are those of `io.github.contactsv3.errors`; an `IllegalArgumentException` comes from the builder, before there is a client.

      `contract-tests/src/test/java/io/github/contactsv3/contract/faults/FaultTableTest.java` measures it in each build, on JDK 17 and 25, compares it
      with what is right and with this page; `mvn -pl contract-tests -am verify -Dfault-table.update=true` writes the page.

      Where a table says "success without data", the response had none, and the operation promises none.
      """;

  private static final String FEIGN =
      """

      ## Drips through `Transport.of(feign.Client)`

      The caller's wait ends at the deadline here, too, by an interrupt of the thread that runs the client. A client that no interrupt ends keeps
      that thread and its connection until its own time-out for reading, which each byte starts again. The JDK's client takes a response as
      complete before its trailers.

      | fault | `feign.DefaultClient`, which can't: create | get | on the JDK's `HttpClient`, which can be interrupted: create | get |
      |---|---|---|---|---|
      """;

  private FaultTable() {}

  /** Writes the page from what the client's own transports did, and those of an application. */
  static String of(List<Measurement> own, List<Measurement> feign) {
    Map<HttpFault, List<Measurement>> rows = rows(own);
    StringBuilder page = new StringBuilder(HEAD.formatted(rows.size()));
    for (Phase phase : Phase.values()) {
      page.append("\n## ").append(phase.title()).append("\n\n").append(columns());
      rows.forEach((fault, cells) -> page.append(fault.phase() == phase ? row(fault, cells) : ""));
    }
    page.append(FEIGN);
    rows(feign).forEach((fault, cells) -> page.append(row(fault, cells)));
    return page.toString();
  }

  private static Map<HttpFault, List<Measurement>> rows(List<Measurement> measurements) {
    return measurements.stream()
        .collect(groupingBy(Measurement::fault, LinkedHashMap::new, toList()));
  }

  private static String columns() {
    FaultedOperation[] operations = FaultedOperation.values();
    String titles = Arrays.stream(operations).map(FaultedOperation::title).collect(joining(" | "));
    return "| fault | " + titles + " |\n|" + "---|".repeat(1 + operations.length) + "\n";
  }

  private static String row(HttpFault fault, List<Measurement> cells) {
    String texts = cells.stream().map(Measurement::text).collect(joining(" | "));
    return "| " + fault.description() + " | " + texts + " |\n";
  }
}
