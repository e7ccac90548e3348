package io.github.contactsv3.contract.pact;

import java.util.function.Consumer;

/**
 * Something wrong, put in on purpose.
 *
 * @param place what it is in
 * @param what what is wrong
 * @param interaction the interaction that it is tried on; empty where it is tried on all
 * @param change puts it in
 * @param <T> what is changed
 */
record Fault<T>(Place place, String what, String interaction, Consumer<T> change) {

  /** What a fault is in. */
  enum Place {
    DOCUMENT("the document"),
    CLIENT("what the client sends"),
    SANDBOX("what the sandbox answers"),
    FILE("the pact's file");

    private final String text;

    Place(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  @Override
  public String toString() {
    return place + ": " + what;
  }
}
