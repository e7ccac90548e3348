package io.github.contactsv3.sandbox;

import io.github.contactsv3.sandbox.internal.contacts.ContactsSnapshot;

/**
 * The contacts of a sandbox with their notes and tasks at one moment. Belongs to the sandbox that
 * it was taken from. Immutable.
 */
public final class SandboxSnapshot {

  final ContactsSnapshot contacts;

  SandboxSnapshot(ContactsSnapshot contacts) {
    this.contacts = contacts;
  }
}
