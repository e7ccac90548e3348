package io.github.contactsv3.search;

import io.github.contactsv3.model.SearchFilter;
import io.github.contactsv3.model.SearchGroup;
import io.github.contactsv3.model.SearchOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A search condition on one field, or a group of conditions, nested to any depth. Immutable and
 * thread-safe. {@link #toString} shows no values, which may be personal data; {@link #toText} does.
 */
public final class Condition {

  private final SearchFilter filter;

  private Condition(SearchFilter filter) {
    this.filter = filter;
  }

  static Condition of(String field, SearchOperator operator, Operand operand) {
    return raw(field, operator.value(), operand.value());
  }

  /**
   * Returns a condition that the fields here do not offer. Sent unchanged.
   *
   * @param field the name of the field
   * @param operator the operator, such as {@code wildcard}
   * @param value a JSON value: text, number, boolean, list or map; null for none
   * @return the condition
   */
  public static Condition raw(String field, String operator, @Nullable Object value) {
    SearchFilter.Builder filter =
        SearchFilter.builder().field(field).operator(SearchOperator.of(operator));
    if (value != null) {
      filter.value(value);
    }
    return new Condition(filter.build());
  }

  /**
   * Returns a condition from a generated filter. Sent unchanged.
   *
   * @param filter the filter
   * @return the condition
   */
  public static Condition raw(SearchFilter filter) {
    return new Condition(Objects.requireNonNull(filter, "filter"));
  }

  /**
   * Matches contacts that fulfil every condition.
   *
   * @param conditions at least one
   * @return the group
   * @throws IllegalArgumentException if there is none
   */
  public static Condition allOf(List<Condition> conditions) {
    return group(SearchGroup.AND, conditions);
  }

  /**
   * Matches contacts that fulfil at least one condition.
   *
   * @param conditions at least one
   * @return the group
   * @throws IllegalArgumentException if there is none, since the service takes an empty group for
   *     every contact
   */
  public static Condition anyOf(List<Condition> conditions) {
    return group(SearchGroup.OR, conditions);
  }

  private static Condition group(SearchGroup kind, List<Condition> conditions) {
    if (conditions.isEmpty()) {
      throw new IllegalArgumentException(
          "the " + kind + " group is empty, which the service takes for every contact");
    }
    List<SearchFilter> members = new ArrayList<>();
    conditions.forEach(condition -> members.addAll(condition.membersOf(kind)));
    return members.size() == 1
        ? new Condition(members.get(0))
        : new Condition(SearchFilter.builder().group(kind).filters(members).build());
  }

  /** Returns the members if this is a group of this kind, otherwise this condition alone. */
  List<SearchFilter> membersOf(SearchGroup kind) {
    List<SearchFilter> members = filter.getFilters();
    return members != null && kind.equals(filter.getGroup()) ? members : List.of(filter);
  }

  /**
   * Matches contacts that fulfil this and another condition.
   *
   * @param other the other condition
   * @return the group
   */
  public Condition and(Condition other) {
    return group(SearchGroup.AND, List.of(this, other));
  }

  /**
   * Matches contacts that fulfil this or another condition.
   *
   * @param other the other condition
   * @return the group
   */
  public Condition or(Condition other) {
    return group(SearchGroup.OR, List.of(this, other));
  }

  /**
   * Returns the filter that is sent.
   *
   * @return the filter
   */
  public SearchFilter toFilter() {
    return filter;
  }

  /**
   * Returns this as a readable text with its values, which may be personal data.
   *
   * @return such as {@code tags = "vip" and dateAdded is >= 2026-01-01T00:00:00.000Z}
   */
  public String toText() {
    return new QueryText(true).of(filter);
  }

  /**
   * Returns this as a readable text without its values.
   *
   * @return such as {@code tags = ... and dateAdded is >= ...}
   */
  @Override
  public String toString() {
    return new QueryText(false).of(filter);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Condition that && filter.equals(that.filter);
  }

  @Override
  public int hashCode() {
    return filter.hashCode();
  }
}
