package io.github.contactsv3.sandbox.internal.contacts;

/** A field whose value two contacts of a location may not share. */
public enum UniqueField {
  EMAIL("email"),
  PHONE("phone");

  public final String wireName;

  UniqueField(String wireName) {
    this.wireName = wireName;
  }
}
