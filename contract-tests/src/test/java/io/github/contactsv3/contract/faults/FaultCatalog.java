package io.github.contactsv3.contract.faults;

import java.util.List;
import java.util.stream.Stream;

/** All faults, in the order of their phases. */
final class FaultCatalog {
  private FaultCatalog() {}

  static List<HttpFault> all() {
    return Stream.of(
            new ConnectFaults(),
            new TlsFaults(),
            new ProxyFaults(),
            new RequestFaults(),
            new StatusFaults(),
            new HeaderFaults(),
            new LengthFaults(),
            new ChunkFaults(),
            new CodingFaults(),
            new BodyFaults(),
            new DripFaults(),
            new ReuseFaults())
        .flatMap(faults -> faults.all().stream())
        .toList();
  }
}
