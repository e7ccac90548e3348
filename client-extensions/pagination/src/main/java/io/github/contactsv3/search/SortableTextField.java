package io.github.contactsv3.search;

/** A text that contacts can be sorted by. */
public final class SortableTextField extends TextField {

  SortableTextField(String name) {
    super(name);
  }

  SortableTextField(String name, boolean lowerCase) {
    super(name, lowerCase);
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
