package io.github.contactsv3.sandbox.internal.contacts;

import java.util.List;
import java.util.Map;

/**
 * The contacts of a sandbox at one moment. Immutable.
 *
 * @param owner the state that it was taken of
 * @param contacts the contacts by id of the location
 * @param locations names of the locations by id
 */
public record ContactsSnapshot(
    SandboxState owner, Map<String, List<Contact>> contacts, Map<String, String> locations) {

  public ContactsSnapshot {
    contacts = Map.copyOf(contacts);
    locations = Map.copyOf(locations);
  }
}
