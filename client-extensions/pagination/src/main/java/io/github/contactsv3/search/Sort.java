package io.github.contactsv3.search;

import io.github.contactsv3.model.SearchSort;
import io.github.contactsv3.model.SortDirection;

/**
 * An order of contacts. Immutable.
 *
 * @param field the name of a field
 * @param direction ascending or descending
 */
public record Sort(String field, SortDirection direction) {

  static Sort asc(String field) {
    return new Sort(field, SortDirection.ASC);
  }

  static Sort desc(String field) {
    return new Sort(field, SortDirection.DESC);
  }

  SearchSort toModel() {
    return SearchSort.builder().field(field).direction(direction).build();
  }

  @Override
  public String toString() {
    return field + " " + direction;
  }
}
