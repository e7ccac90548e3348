package io.github.contactsv3.search;

import io.github.contactsv3.model.SearchOperator;
import java.math.BigDecimal;

/**
 * A numeric field, such as a custom field for amounts of money. Use {@link BigDecimal} for
 * decimals.
 */
public final class NumberField extends OptionalField {

  NumberField(String name) {
    super(name);
  }

  /**
   * Matches contacts with this number.
   *
   * @param number the number, finite
   * @return the condition
   * @throws IllegalArgumentException if it is infinite or not a number
   */
  public Condition eq(Number number) {
    return condition(SearchOperator.EQ, new Operand(finite(number)));
  }

  /**
   * Matches contacts without this number, including those without any number.
   *
   * @param number the number, finite
   * @return the condition
   * @throws IllegalArgumentException if it is infinite or not a number
   */
  public Condition notEq(Number number) {
    return condition(SearchOperator.NOT_EQ, new Operand(finite(number)));
  }

  /**
   * Matches contacts with a larger number.
   *
   * @param number the number, itself excluded
   * @return the condition
   * @throws IllegalArgumentException if it is infinite or not a number
   */
  public Condition moreThan(Number number) {
    return condition(SearchOperator.RANGE, new Range().gt(finite(number)).operand());
  }

  /**
   * Matches contacts with this number or a larger one.
   *
   * @param number the number, itself included
   * @return the condition
   * @throws IllegalArgumentException if it is infinite or not a number
   */
  public Condition atLeast(Number number) {
    return condition(SearchOperator.RANGE, new Range().gte(finite(number)).operand());
  }

  /**
   * Matches contacts with a smaller number.
   *
   * @param number the number, itself excluded
   * @return the condition
   * @throws IllegalArgumentException if it is infinite or not a number
   */
  public Condition lessThan(Number number) {
    return condition(SearchOperator.RANGE, new Range().lt(finite(number)).operand());
  }

  /**
   * Matches contacts with this number or a smaller one.
   *
   * @param number the number, itself included
   * @return the condition
   * @throws IllegalArgumentException if it is infinite or not a number
   */
  public Condition atMost(Number number) {
    return condition(SearchOperator.RANGE, new Range().lte(finite(number)).operand());
  }

  /**
   * Matches contacts with a number between two bounds.
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
