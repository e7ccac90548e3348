package io.github.contactsv3.client.internal.libraries;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version of a library, as far as a minimum can depend on it: qualifiers such as {@code -rc1} and
 * patch numbers are ignored.
 */
record LibraryVersion(int major, int minor) implements Comparable<LibraryVersion> {
  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})(\\D.*)?");
  private static final Comparator<LibraryVersion> ORDER =
      Comparator.comparingInt(LibraryVersion::major).thenComparingInt(LibraryVersion::minor);

  /** Returns null for a text that does not start with two numbers. */
  static @Nullable LibraryVersion parse(String text) {
    Matcher numbers = NUMBERS.matcher(text);
    return numbers.matches()
        ? new LibraryVersion(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)))
        : null;
  }

  boolean isBefore(LibraryVersion other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(LibraryVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
