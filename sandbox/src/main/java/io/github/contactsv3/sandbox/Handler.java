package io.github.contactsv3.sandbox;

/** Carries out one operation. */
@FunctionalInterface
interface Handler {

  /**
   * Answers a request.
   *
   * @throws ApiError to answer an error
   */
  Answer handle(Request request);
}
