package io.github.contactsv3.search;

/** A field that is true or false and that contacts can be sorted by. */
public final class SortableBooleanField extends BooleanField {

  SortableBooleanField(String name) {
    super(name);
  }

  /**
   * Sorts false before true.
   *
   * @return the sort
   */
  public Sort asc() {
    return Sort.asc(name());
  }

  /**
   * Sorts true before false.
   *
   * @return the sort
   */
  public Sort desc() {
    return Sort.desc(name());
  }
}
