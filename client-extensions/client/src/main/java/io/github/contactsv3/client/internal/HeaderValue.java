package io.github.contactsv3.client.internal;

/** Checks what goes into a header. */
public final class HeaderValue {
  private HeaderValue() {}

  /**
   * Returns a value that a header can hold.
   *
   * @param name the name for the message
   * @param value the value
   * @return the value
   * @throws IllegalArgumentException if it is blank or not printable ASCII: a line break in it
   *     would be a header of its own. The message has the name, never the value
   */
  public static String require(String name, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " is blank");
    }
    if (!value.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          name + " has a control character or one outside of ASCII, which no header can hold");
    }
    return value;
  }
}
