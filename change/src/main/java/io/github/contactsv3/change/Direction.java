package io.github.contactsv3.change;

/** Which way a schema travels: what loosens the one tightens the other. */
enum Direction {
  /** From the client to the service. */
  SENT("sent"),
  /** From the service to the client. */
  RECEIVED("received");

  private final String text;

  Direction(String text) {
    this.text = text;
  }

  /** The level of a change after which fewer values are valid than before. */
  Level tightened() {
    return this == SENT ? Level.BREAKING : Level.COMPATIBLE;
  }

  /** The level of a change after which more values are valid than before. */
  Level loosened() {
    return this == SENT ? Level.COMPATIBLE : Level.BREAKING;
  }

  @Override
  public String toString() {
    return text;
  }
}
