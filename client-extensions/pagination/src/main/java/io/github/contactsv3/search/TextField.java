package io.github.contactsv3.search;

import io.github.contactsv3.model.SearchOperator;

/** A field whose text can also be searched within. */
public class TextField extends KeywordField {

  TextField(String name) {
    this(name, false);
  }

  TextField(String name, boolean lowerCase) {
    super(name, lowerCase);
  }

  /**
   * Contacts with this text somewhere in the value.
   *
   * @param text 3 to 75 characters; the service wants none of the special ones
   * @return the condition
   * @throws IllegalArgumentException if it is shorter or longer
   */
  public final Condition contains(String text) {
    return condition(SearchOperator.CONTAINS, Operand.contained(name(), cased(text)));
  }

  /**
   * Contacts without this text in the value, those without a value included.
   *
   * @param text 3 to 75 characters; the service wants none of the special ones
   * @return the condition
   * @throws IllegalArgumentException if it is shorter or longer
   */
  public final Condition notContains(String text) {
    return condition(SearchOperator.NOT_CONTAINS, Operand.contained(name(), cased(text)));
  }
}
