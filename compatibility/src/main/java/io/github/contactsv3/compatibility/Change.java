package io.github.contactsv3.compatibility;

/**
 * One difference between two documents.
 *
 * @param group where it is listed
 * @param place the operation or schema, and the member of it
 * @param what what has changed
 * @param level what it means on the wire
 */
public record Change(Group group, String place, String what, Level level) {

  /** Groups of a changelog, in its order. */
  public enum Group {
    OPERATIONS("Operations"),
    PARAMETERS("Parameters"),
    PROPERTIES("Properties"),
    STATUSES("Statuses and headers"),
    DOCUMENT("Document");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    @Override
    public String toString() {
      return title;
    }
  }
}
