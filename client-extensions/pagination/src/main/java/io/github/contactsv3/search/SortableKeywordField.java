package io.github.contactsv3.search;

/** A field that is compared as a whole and that contacts can be sorted by. */
public final class SortableKeywordField extends KeywordField {

  SortableKeywordField(String name) {
    super(name);
  }

  /**
   * Sorts from A to Z.
   *
   * @return the sort
   */
  public Sort asc() {
    return Sort.asc(name());
  }

  /**
   * Sorts from Z to A.
   *
   * @return the sort
   */
  public Sort desc() {
    return Sort.desc(name());
  }
}
