package io.github.contactsv3.sandbox;

import java.util.List;
import java.util.Map;

/**
 * The contacts of a sandbox with their notes and tasks at one moment. Belongs to the sandbox that
 * it was taken from. Immutable.
 */
public final class SandboxSnapshot {

  final SandboxState owner;
  final Map<String, List<Contact>> contacts;

  /** Names of the locations, by id. */
  final Map<String, String> locations;

  SandboxSnapshot(
      SandboxState owner, Map<String, List<Contact>> contacts, Map<String, String> locations) {
    this.owner = owner;
    this.contacts = Map.copyOf(contacts);
    this.locations = Map.copyOf(locations);
  }
}
