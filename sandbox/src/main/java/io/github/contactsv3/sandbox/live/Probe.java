package io.github.contactsv3.sandbox.live;

/** Sends requests that show what the service does. */
@FunctionalInterface
interface Probe {
  /**
   * Sends the requests of a check.
   *
   * @throws io.github.contactsv3.errors.ContactsApiException if the service can't be reached
   */
  Outcome ask(LiveService service);
}
