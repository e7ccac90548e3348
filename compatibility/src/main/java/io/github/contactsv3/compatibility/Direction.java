package io.github.contactsv3.compatibility;

/** Which way a schema travels: what loosens the one tightens the other. */
enum Direction {
  /** From the client to the service. */
  SENT,
  /** From the service to the client. */
  RECEIVED
}
