package io.github.contactsv3.auth.internal;

import java.util.Objects;

/** What a token, an id or a secret can look like. */
public final class TokenText {
  private TokenText() {}

  /**
   * Returns a text that a header can hold.
   *
   * @param name the name for the message
   * @param value the text
   * @return the text
   * @throws IllegalArgumentException if it is blank or has a space, a control character or one
   *     outside of ASCII; the message has the name, never the text
   */
  public static String require(String name, String value) {
    Objects.requireNonNull(value, name);
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " is blank");
    }
    // A header value is printable ASCII; a space, even at an end, is a slip of copy and paste.
    if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          name + " has a space, a control character or one outside of ASCII");
    }
    return value;
  }
}
