package io.github.contactsv3.sandbox.internal.contacts;

import io.github.contactsv3.sandbox.SandboxAppointment;

/**
 * An appointment of a contact.
 *
 * @param id its id
 * @param details what was said about it
 * @param added when it was added, epoch milliseconds
 */
public record Appointment(String id, SandboxAppointment details, long added) {

  public long start() {
    return details.start().toEpochMilli();
  }
}
