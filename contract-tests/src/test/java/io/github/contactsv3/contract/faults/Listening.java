package io.github.contactsv3.contract.faults;

/** How a server treats connections as long as it is faulty. */
enum Listening {
  ACCEPTING,
  /** The port is taken, but nobody listens: the kernel refuses. */
  REFUSING,
  /** The kernel accepts, the server doesn't. */
  IGNORING,
  /** There are as many connections as the kernel accepts: it doesn't react to further ones. */
  OVERCROWDED
}
