package io.github.contactsv3.sandbox.internal.handlers;

import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.message.ServiceResponse;

/** Carries out one operation. */
@FunctionalInterface
public interface Handler {

  /**
   * Carries out a request.
   *
   * @throws ApiError to respond with an error
   */
  ServiceResponse handle(Request request);
}
