package io.github.contactsv3.sandbox.internal.search;

import io.github.contactsv3.sandbox.internal.contacts.Contact;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field that search can filter by.
 *
 * @param name name in filters
 * @param type kind of its values
 * @param multiValued whether a contact may have several values
 * @param operators the operators it takes
 * @param values the only values it takes, or empty if any
 * @param read reads a contact's value: null, or a string, number, boolean or collection of strings;
 *     dates are epoch milliseconds
 */
record SearchField(
    String name,
    Type type,
    boolean multiValued,
    Set<String> operators,
    Set<String> values,
    Function<Contact, @Nullable Object> read) {

  /** Kind of values; the names are those of the document. */
  enum Type {
    ID,
    KEYWORD,
    TEXT,
    BOOLEAN,
    DATE,
    NUMBER,
    NESTED
  }
}
