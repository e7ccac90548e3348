package io.github.contactsv3.runtime;

/** Advice for a null given to a builder: what the document allows instead. */
public enum NullAdvice {
  /** For an optional property. */
  UNSET("leave it unset"),
  /** For an optional property that may be null. */
  UNSET_OR_CLEAR("leave it unset, or call its clear method to send null"),
  /** For a required property that may be null. */
  CLEAR("call its clear method to send null"),
  /** For a required property. */
  SET("it is required");

  private final String text;

  NullAdvice(String text) {
    this.text = text;
  }

  /** Returns it in words for a message. */
  @Override
  public String toString() {
    return text;
  }
}
