package io.github.contactsv3.search;

import io.github.contactsv3.model.SearchOperator;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A date field without a time, which the service stores as midnight in UTC. */
public final class DayField extends OptionalField {

  DayField(String name) {
    super(name);
  }

  /**
   * Matches values after a day.
   *
   * @param day the day, itself excluded
   * @return the condition
   */
  public Condition after(LocalDate day) {
    return condition(SearchOperator.RANGE, new Range().gt(text(day)).operand());
  }

  /**
   * Matches values on a day or later.
   *
   * @param day the day, itself included
   * @return the condition
   */
  public Condition onOrAfter(LocalDate day) {
    return condition(SearchOperator.RANGE, new Range().gte(text(day)).operand());
  }

  /**
   * Matches values before a day.
   *
   * @param day the day, itself excluded
   * @return the condition
   */
  public Condition before(LocalDate day) {
    return condition(SearchOperator.RANGE, new Range().lt(text(day)).operand());
  }

  /**
   * Matches values on a day or earlier.
   *
   * @param day the day, itself included
   * @return the condition
   */
  public Condition onOrBefore(LocalDate day) {
    return condition(SearchOperator.RANGE, new Range().lte(text(day)).operand());
  }

  /**
   * Matches values in a range of days.
   *
   * @param first the first day, included
   * @param last the last day, included
   * @return the condition
   * @throws IllegalArgumentException if the last day is before the first
   */
  public Condition between(LocalDate first, LocalDate last) {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(name() + ": " + last + " is before " + first);
    }
    return condition(SearchOperator.RANGE, new Range().gte(text(first)).lte(text(last)).operand());
  }

  private static String text(LocalDate day) {
    return Moments.floor(day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
