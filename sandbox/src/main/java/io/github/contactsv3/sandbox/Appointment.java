package io.github.contactsv3.sandbox;

/**
 * An appointment of a contact.
 *
 * @param id its id
 * @param details what was said about it
 * @param added when it was added, epoch milliseconds
 */
record Appointment(String id, SandboxAppointment details, long added) {

  long start() {
    return details.start().toEpochMilli();
  }
}
