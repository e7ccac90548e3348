package io.github.contactsv3.search;

import io.github.contactsv3.model.SearchOperator;
import java.math.BigDecimal;

/**
 * A number, such as a custom field for amounts of money. Decimals are best given as {@link
 * BigDecimal}.
 */
public final class NumberField extends OptionalField {

  NumberField(String name) {
    super(name);
  }

  /**
   * Contacts with this number.
   *
   * @param number the number, finite
   * @return the condition
   * @throws IllegalArgumentException if it is infinite or not a number
   */
  public Condition eq(Number number) {
    return condition(SearchOperator.EQ, new Operand(finite(number)));
  }

  /**
   * Contacts without this number, those without any included.
   *
   * @param number the number, finite
   * @return the condition
   * @throws IllegalArgumentException if it is infinite or not a number
   */
  public Condition notEq(Number number) {
    return condition(SearchOperator.NOT_EQ, new Operand(finite(number)));
  }

  /**
   * Contacts with a larger number.
   *
   * @param number the number, itself excluded
   * @return the condition
   * @throws IllegalArgumentException if it is infinite or not a number
   */
  public Condition moreThan(Number number) {
    return condition(SearchOperator.RANGE, new Range().gt(finite(number)).operand());
  }

  /**
   * Contacts with this number or a larger one.
   *
   * @param number the number, itself included
   * @return the condition
   * @throws IllegalArgumentException if it is infinite or not a number
   */
  public Condition atLeast(Number number) {
    return condition(SearchOperator.RANGE, new Range().gte(finite(number)).operand());
  }

  /**
   * Contacts with a smaller number.
   *
   * @param number the number, itself excluded
   * @return the condition
   * @throws IllegalArgumentException if it is infinite or not a number
   */
  public Condition lessThan(Number number) {
    return condition(SearchOperator.RANGE, new Range().lt(finite(number)).operand());
  }

  /**
   * Contacts with this number or a smaller one.
   *
   * @param number the number, itself included
   * @return the condition
   * @throws IllegalArgumentException if it is infinite or not a number
   */
  public Condition atMost(Number number) {
    return condition(SearchOperator.RANGE, new Range().lte(finite(number)).operand());
  }

  /**
   * Contacts with a number between two.
   *
   * @param least the smallest, included
   * @param most the largest, included
   * @return the condition
   * @throws IllegalArgumentException if one is infinite or not a number
   */
  public Condition between(Number least, Number most) {
    return condition(
        SearchOperator.RANGE, new Range().gte(finite(least)).lte(finite(most)).operand());
  }

  private Number finite(Number number) {
    double value = number.doubleValue();
    if (Double.isNaN(value) || (Double.isInfinite(value) && !(number instanceof BigDecimal))) {
      throw new IllegalArgumentException(name() + ": " + number + " is not a finite number");
    }
    return number;
  }
}
