package io.github.contactsv3.examples;

import io.github.contactsv3.model.Contact;

/** The snippets of docs/guide/mapping.md. */
final class Mapping {
  private Mapping() {}

  static Contact json(Contact contact) {
    // region json
    String json = contact.toJson(); // into a file, a column, a queue
    Contact same = Contact.fromJson(json); // equal, odd properties included
    // endregion
    return same;
  }
}
