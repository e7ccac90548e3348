package io.github.contactsv3.search;

import io.github.contactsv3.model.SearchOperator;
import java.time.Instant;

/**
 * A timestamp field with millisecond precision. Finer bounds are rounded so that the condition has
 * the same meaning.
 */
public class DateField extends OptionalField {

  DateField(String name) {
    super(name);
  }

  /**
   * Matches values after a moment.
   *
   * @param moment the moment, itself excluded
   * @return the condition
   */
  public final Condition after(Instant moment) {
    return condition(SearchOperator.RANGE, new Range().gt(Moments.floor(moment)).operand());
  }

  /**
   * Matches values at a moment or later.
   *
   * @param moment the moment, itself included
   * @return the condition
   */
  public final Condition atOrAfter(Instant moment) {
    return condition(SearchOperator.RANGE, new Range().gte(Moments.ceiling(moment)).operand());
  }

  /**
   * Matches values before a moment.
   *
   * @param moment the moment, itself excluded
   * @return the condition
   */
  public final Condition before(Instant moment) {
    return condition(SearchOperator.RANGE, new Range().lt(Moments.ceiling(moment)).operand());
  }

  /**
   * Matches values at a moment or earlier.
   *
   * @param moment the moment, itself included
   * @return the condition
   */
  public final Condition atOrBefore(Instant moment) {
    return condition(SearchOperator.RANGE, new Range().lte(Moments.floor(moment)).operand());
  }

  /**
   * Matches values in a period. Adjacent periods have no contact in common.
   *
   * @param from the beginning, included
   * @param to the end, excluded
   * @return the condition
   * @throws IllegalArgumentException if the end is before the beginning
   */
  public final Condition between(Instant from, Instant to) {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(name() + ": " + to + " is before " + from);
    }
    return condition(
        SearchOperator.RANGE,
        new Range().gte(Moments.ceiling(from)).lt(Moments.ceiling(to)).operand());
  }
}
