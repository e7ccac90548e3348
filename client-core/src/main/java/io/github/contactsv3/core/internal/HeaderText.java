package io.github.contactsv3.core.internal;

import java.util.Objects;

/** Checks texts that go into a header. */
public final class HeaderText {
  private HeaderText() {}

  /**
   * Returns a text that a header can hold.
   *
   * @param name the name for the message
   * @param value the text
   * @return the text
   * @throws IllegalArgumentException if it is blank or not printable ASCII: a line break in it
   *     would be a header of its own. The message has the name, never the text
   */
  public static String check(String name, String value) {
    requireText(name, value);
    if (!isPrintable(value, ' ')) {
      throw new IllegalArgumentException(
          name + " has a control character or one outside of ASCII, which no header can hold");
    }
    return value;
  }

  /**
   * Returns a token, id or secret that a header can hold.
   *
   * @param name the name for the message
   * @param value the text
   * @return the text
   * @throws IllegalArgumentException if it is blank or not printable ASCII, or has a space: even at
   *     an end it is a slip of copy and paste. The message has the name, never the text
   */
  public static String checkToken(String name, String value) {
    requireText(name, value);
    if (!isPrintable(value, '!')) {
      throw new IllegalArgumentException(
          name + " has a space, a control character or one outside of ASCII");
    }
    return value;
  }

  private static void requireText(String name, String value) {
    Objects.requireNonNull(value, name);
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " is blank");
    }
  }

  private static boolean isPrintable(String value, char first) {
    return value.chars().allMatch(c -> c >= first && c < 0x7f);
  }
}
