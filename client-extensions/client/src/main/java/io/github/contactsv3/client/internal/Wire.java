package io.github.contactsv3.client.internal;

import feign.Request;
import java.io.IOException;
import java.time.Duration;

/** Takes one request to the service and brings its answer. Thread-safe. */
public interface Wire {
  /**
   * Sends a request.
   *
   * @param request with all of its headers
   * @param timeout how long the answer may take, at least 1 ms
   * @return the answer, whatever its status
   * @throws IOException if there is none, or not a whole one
   */
  Received send(Request request, Duration timeout) throws IOException;
}
