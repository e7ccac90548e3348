package io.github.contactsv3.client.internal.http;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks names of headers that callers set. */
public final class HeaderNames {
  /** A token by RFC 9110. */
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

  private HeaderNames() {}

  /**
   * Returns a name that a caller may give to a header.
   *
   * @param name the name
   * @return the name
   * @throws IllegalArgumentException if it is no name or one that the client sets itself
   */
  public static String check(String name) {
    Objects.requireNonNull(name, "the name of a header");
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a header");
    }
    if (SET_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("the client sets the header " + name + " itself");
    }
    return name;
  }
}
