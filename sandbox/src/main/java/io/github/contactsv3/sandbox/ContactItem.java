package io.github.contactsv3.sandbox;

/** Something that belongs to one contact and has an id of its own. */
interface ContactItem {

  /** Id of the item. */
  String id();
}
