package io.github.contactsv3.search;

import io.github.contactsv3.model.SearchOperator;

/** The id of a contact. */
public final class IdField extends Field {

  IdField(String name) {
    super(name);
  }

  /**
   * Matches the contact with this id.
   *
   * @param id the id, exactly as it is written
   * @return the condition
   * @throws IllegalArgumentException if the id is empty or longer than 75 characters
   */
  public Condition eq(String id) {
    return condition(SearchOperator.EQ, Operand.text(name(), id));
  }

  /**
   * Matches all contacts except one.
   *
   * @param id the id, exactly as it is written
   * @return the condition
   * @throws IllegalArgumentException if the id is empty or longer than 75 characters
   */
  public Condition notEq(String id) {
    return condition(SearchOperator.NOT_EQ, Operand.text(name(), id));
  }
}
