package io.github.contactsv3.client.internal.http;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks what goes into a header. */
public final class HeaderValue {
  /** What RFC 9110 calls a token. */
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private static final Set<String> SET_BY_THE_CLIENT =
      Set.of(
          "accept",
          "accept-encoding",
          "authorization",
          "connection",
          "content-length",
          "content-type",
          "expect",
          "host",
          "transfer-encoding",
          "upgrade",
          "user-agent",
          "version");

  private HeaderValue() {}

  /**
   * Returns a name that a caller may give to a header.
   *
   * @param name the name
   * @return the name
   * @throws IllegalArgumentException if it is no name or one that the client sets itself
   */
  public static String requireName(String name) {
    Objects.requireNonNull(name, "the name of a header");
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a header");
    }
    if (SET_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("the client sets the header " + name + " itself");
    }
    return name;
  }

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
    Objects.requireNonNull(value, name);
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
