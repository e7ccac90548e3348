package io.github.contactsv3.search;

import io.github.contactsv3.model.SearchFilter;
import io.github.contactsv3.model.SearchGroup;
import io.github.contactsv3.model.SearchOperator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Formats filters for people. */
final class QueryText {

  private static final Map<SearchOperator, String> OPERATORS =
      Map.of(
          SearchOperator.EQ, "=",
          SearchOperator.NOT_EQ, "!=",
          SearchOperator.NOT_CONTAINS, "does not contain",
          SearchOperator.NOT_EXISTS, "does not exist",
          SearchOperator.RANGE, "is",
          SearchOperator.NESTED, "with");

  private static final Map<String, String> BOUNDS =
      Map.of("gt", ">", "gte", ">=", "lt", "<", "lte", "<=");

  private final boolean values;

  /** Creates a formatter with or without the values. */
  QueryText(boolean values) {
    this.values = values;
  }

  String of(SearchFilter filter) {
    List<SearchFilter> members = filter.getFilters();
    if (members == null) {
      return condition(filter);
    }
    String joint = SearchGroup.OR.equals(filter.getGroup()) ? " or " : " and ";
    return all(members, joint);
  }

  String all(List<SearchFilter> members, String joint) {
    return members.stream()
        .map(member -> member.getFilters() == null ? of(member) : "(" + of(member) + ")")
        .collect(Collectors.joining(joint));
  }

  private String condition(SearchFilter filter) {
    SearchOperator operator = Objects.requireNonNullElse(filter.getOperator(), SearchOperator.EQ);
    String start = filter.getField() + " " + OPERATORS.getOrDefault(operator, operator.value());
    return filter.getValue() == null ? start : start + " " + operand(filter.getValue());
  }

  private String operand(Object value) {
    if (value instanceof Map<?, ?> bounds) {
      return bounds.entrySet().stream()
          .map(
              bound ->
                  BOUNDS.getOrDefault(String.valueOf(bound.getKey()), bound.getKey() + ":")
                      + " "
                      + operand(bound.getValue()))
          .collect(Collectors.joining(" and "));
    }
    if (value instanceof List<?> list) {
      return list.stream()
          .map(
              member -> member instanceof SearchFilter filter ? condition(filter) : operand(member))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return text(value);
  }

  /** Formats a value, or its placeholder. */
  String text(@Nullable Object value) {
    if (!values) {
      return "...";
    }
    return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
  }
}
