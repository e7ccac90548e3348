package io.github.contactsv3.search;

import io.github.contactsv3.model.SearchOperator;

/**
 * A searchable field of contacts. Fields are immutable and thread-safe; {@link ContactFields} has
 * them all.
 */
public abstract class Field {

  private final String name;

  Field(String name) {
    this.name = name;
  }

  /**
   * Returns the name of the field in the service's filters.
   *
   * @return the name, such as {@code dateAdded}
   */
  public final String name() {
    return name;
  }

  final Condition condition(SearchOperator operator, Operand operand) {
    return Condition.of(name, operator, operand);
  }

  @Override
  public final String toString() {
    return name;
  }
}
