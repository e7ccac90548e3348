package io.github.contactsv3.search;

import io.github.contactsv3.model.SearchOperator;

/** A field that is true or false. */
public class BooleanField extends OptionalField {

  BooleanField(String name) {
    super(name);
  }

  /**
   * Matches contacts with this value.
   *
   * @param value the value
   * @return the condition
   */
  public final Condition eq(boolean value) {
    return condition(SearchOperator.EQ, new Operand(value));
  }

  /**
   * Matches contacts without this value, including those without any value.
   *
   * @param value the value
   * @return the condition
   */
  public final Condition notEq(boolean value) {
    return condition(SearchOperator.NOT_EQ, new Operand(value));
  }
}
