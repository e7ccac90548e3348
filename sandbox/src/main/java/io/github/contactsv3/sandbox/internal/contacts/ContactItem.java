package io.github.contactsv3.sandbox.internal.contacts;

/** Something that belongs to one contact and has an id of its own. */
public interface ContactItem {

  /** Id of the item. */
  String id();
}
