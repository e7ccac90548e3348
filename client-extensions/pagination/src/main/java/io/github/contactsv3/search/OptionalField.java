package io.github.contactsv3.search;

import io.github.contactsv3.model.SearchOperator;

/** A field that may have no value. */
public abstract class OptionalField extends Field {

  OptionalField(String name) {
    super(name);
  }

  /**
   * Matches contacts with any value.
   *
   * @return the condition
   */
  public final Condition exists() {
    return condition(SearchOperator.EXISTS, Operand.NONE);
  }

  /**
   * Matches contacts without a value.
   *
   * @return the condition
   */
  public final Condition notExists() {
    return condition(SearchOperator.NOT_EXISTS, Operand.NONE);
  }
}
