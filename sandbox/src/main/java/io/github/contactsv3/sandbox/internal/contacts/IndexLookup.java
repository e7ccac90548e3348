package io.github.contactsv3.sandbox.internal.contacts;

import io.github.contactsv3.sandbox.internal.values.CaseKey;
import java.util.List;

/** A condition that an index can look up. */
public sealed interface IndexLookup {

  /** Fields by whose value contacts are found. */
  enum TextField {
    EMAIL,
    PHONE,
    TAG
  }

  /** Dates by which contacts are sorted. */
  enum DateField {
    ADDED,
    UPDATED
  }

  /**
   * One of some values.
   *
   * @param field the field
   * @param keys the values as {@link CaseKey} makes them
   */
  record Texts(TextField field, List<String> keys) implements IndexLookup {}

  /**
   * A range of dates.
   *
   * @param field the field
   * @param first epoch milliseconds
   * @param last epoch milliseconds, within the range
   */
  record Dates(DateField field, long first, long last) implements IndexLookup {}
}
