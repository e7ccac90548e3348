package io.github.contactsv3.search;

import io.github.contactsv3.model.SearchOperator;
import java.util.Locale;

/**
 * A field that is compared as a whole. {@code contains} is not among its operators: the service
 * refuses it.
 */
public class KeywordField extends OptionalField {

  private final boolean lowerCase;

  KeywordField(String name) {
    this(name, false);
  }

  /**
   * Creates a field; with {@code lowerCase}, values are converted to lower case, as the service
   * stores them.
   */
  KeywordField(String name, boolean lowerCase) {
    super(name);
    this.lowerCase = lowerCase;
  }

  /**
   * Matches contacts with this value, or, if the field holds several, with it among them.
   *
   * @param value the value, 1 to 75 characters
   * @return the condition
   * @throws IllegalArgumentException if it is empty or longer
   */
  public final Condition eq(String value) {
    return condition(SearchOperator.EQ, Operand.text(name(), cased(value)));
  }

  /**
   * Matches contacts without this value, including those without any value.
   *
   * @param value the value, 1 to 75 characters
   * @return the condition
   * @throws IllegalArgumentException if it is empty or longer
   */
  public final Condition notEq(String value) {
    return condition(SearchOperator.NOT_EQ, Operand.text(name(), cased(value)));
  }

  final String cased(String value) {
    return lowerCase ? value.toLowerCase(Locale.ROOT) : value;
  }
}
