package io.github.contactsv3.spark;

import io.github.contactsv3.client.fields.CustomFields;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** The location of a contact, for columns. */
interface RowLocation {

  String id();

  /**
   * Reads a custom field of the contact.
   *
   * @param field its key or name
   * @return in Spark's internal form; null if the location has no such field and that is wanted
   */
  @Nullable Object custom(String field, Reader reader);

  /** Reads a custom field by its type. */
  @FunctionalInterface
  interface Reader extends Serializable {
    @Nullable Object read(CustomFields fields, String field);
  }
}
