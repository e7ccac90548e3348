package io.github.contactsv3.contract.faults;

/**
 * The part of an exchange in which a fault shows, with the fewest faults that the table has of it.
 */
enum Phase {
  CONNECT("Connecting", 10),
  TLS("TLS", 8),
  PROXY("Proxies", 6),
  REQUEST("Half requests", 8),
  HEAD("Status line and headers", 15),
  FRAMING("Framing of the body", 12),
  CODING("Codings", 8),
  BODY("Shapes of the body", 12),
  DRIP("Drips", 6),
  REUSE("After the response", 5);

  private final String title;
  private final int fewest;

  Phase(String title, int fewest) {
    this.title = title;
    this.fewest = fewest;
  }

  String title() {
    return title;
  }

  int fewest() {
    return fewest;
  }
}
