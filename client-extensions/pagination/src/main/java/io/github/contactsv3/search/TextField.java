package io.github.contactsv3.search;

import io.github.contactsv3.model.SearchOperator;

/** A field that can also be searched for a part of its text. */
public class TextField extends KeywordField {

  TextField(String name) {
    this(name, false);
  }

  TextField(String name, boolean lowerCase) {
    super(name, lowerCase);
  }

  /**
   * Matches contacts whose value contains this text.
   *
   * @param text 3 to 75 characters; the service accepts no special characters
   * @return the condition
   * @throws IllegalArgumentException if it is shorter or longer
   */
  public final Condition contains(String text) {
    return condition(SearchOperator.CONTAINS, Operand.contained(name(), cased(text)));
  }

  /**
   * Matches contacts whose value does not contain this text, including those without a value.
   *
   * @param text 3 to 75 characters; the service accepts no special characters
   * @return the condition
   * @throws IllegalArgumentException if it is shorter or longer
   */
  public final Condition notContains(String text) {
    return condition(SearchOperator.NOT_CONTAINS, Operand.contained(name(), cased(text)));
  }
}
