package io.github.contactsv3.resilience.internal;

import java.util.StringTokenizer;

/** Reads what a {@link TextWriter} has written. Not thread-safe. */
final class TextReader {
  private final StringTokenizer tokens;

  TextReader(String text) {
    this.tokens = new StringTokenizer(text, " ");
  }

  /**
   * Returns the next number, zero or more.
   *
   * @throws IllegalArgumentException if there is none
   */
  long next() {
    return any(0, Long.MAX_VALUE);
  }

  /**
   * Returns the next number, zero or more.
   *
   * @throws IllegalArgumentException if there is none up to that
   */
  int next(int max) {
    return (int) any(0, max);
  }

  /**
   * Returns the next number.
   *
   * @throws IllegalArgumentException if there is none
   */
  long any() {
    return any(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private long any(long min, long max) {
    if (!tokens.hasMoreTokens()) {
      throw new IllegalArgumentException("the text ends early");
    }
    long value = Long.parseLong(tokens.nextToken(), TextWriter.RADIX);
    if (value < min || value > max) {
      throw new IllegalArgumentException("a number is out of range");
    }
    return value;
  }

  boolean nextBoolean() {
    return next(1) == 1;
  }
}
