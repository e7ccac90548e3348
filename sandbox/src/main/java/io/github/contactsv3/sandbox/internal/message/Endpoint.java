package io.github.contactsv3.sandbox.internal.message;

import io.undertow.server.HttpServerExchange;

/** Serves requests whose bodies have been received, on a thread that may block. */
@FunctionalInterface
public interface Endpoint {

  /**
   * Serves a request.
   *
   * @param exchange where the response goes
   * @param raw the request
   * @throws ApiError to respond with an error of the service
   * @throws Exception any other failure becomes a 500
   */
  void serve(HttpServerExchange exchange, RawRequest raw) throws Exception;
}
