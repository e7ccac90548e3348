package io.github.contactsv3.search;

/** A moment that contacts can be sorted by. */
public final class SortableDateField extends DateField {

  SortableDateField(String name) {
    super(name);
  }

  /**
   * Sorts the oldest first.
   *
   * @return the sort
   */
  public Sort asc() {
    return Sort.asc(name());
  }

  /**
   * Sorts the newest first.
   *
   * @return the sort
   */
  public Sort desc() {
    return Sort.desc(name());
  }
}
