package io.github.contactsv3.sandbox;

/** Carries out one operation. */
@FunctionalInterface
interface Handler {

  /**
   * Carries out a request.
   *
   * @throws ApiError to respond with an error
   */
  ServiceResponse handle(Request request);
}
