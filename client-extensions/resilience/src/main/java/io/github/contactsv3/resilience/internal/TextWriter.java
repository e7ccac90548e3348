package io.github.contactsv3.resilience.internal;

/** Writes numbers as one text, for {@link TextReader}. Not thread-safe. */
final class TextWriter {
  static final int RADIX = 36;

  private final StringBuilder text = new StringBuilder();

  TextWriter add(long value) {
    if (text.length() > 0) {
      text.append(' ');
    }
    text.append(Long.toString(value, RADIX));
    return this;
  }

  TextWriter add(boolean value) {
    return add(value ? 1 : 0);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
