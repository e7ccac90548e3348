package io.github.contactsv3.client.internal.http;

import feign.Request;
import java.io.IOException;

/** Sends a request to the service and reads the complete response. Thread-safe. */
public interface HttpTransport extends AutoCloseable {
  /**
   * Sends a request.
   *
   * @param request the request with all of its headers
   * @param attempt the limits of this attempt
   * @return the response, with any status
   * @throws TransportFailure if there is no response, or not a complete one
   * @throws java.io.InterruptedIOException if the calling thread was interrupted; its flag is set
   */
  RawResponse send(Request request, Attempt attempt) throws IOException;

  /** Closes what this transport owns. Calls under way fail. Idempotent. */
  @Override
  void close();
}
