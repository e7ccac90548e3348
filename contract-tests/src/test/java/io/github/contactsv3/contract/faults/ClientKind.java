package io.github.contactsv3.contract.faults;

import feign.DefaultClient;
import io.github.contactsv3.client.spi.Transport;

/** Kinds of HTTP client that send the requests. */
enum ClientKind {
  /** The default transport; through a proxy, an Apache client of the application. */
  OWN,
  /** Feign's own client, on HttpURLConnection. */
  UNINTERRUPTIBLE,
  /** A client of Feign's on the JDK's HttpClient. */
  INTERRUPTIBLE;

  /** Returns the transport in an application's client of Feign's. */
  Transport feignTransport() {
    return Transport.of(
        this == UNINTERRUPTIBLE ? new DefaultClient(null, null) : new InterruptibleClient());
  }
}
