package io.github.contactsv3.errors.internal;

import java.util.concurrent.atomic.AtomicLong;

/** Counts how often its characters are read. */
public record CountingText(CharSequence text, AtomicLong reads) implements CharSequence {
  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    reads.incrementAndGet();
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new CountingText(text.subSequence(start, end), reads);
  }

  @Override
  public String toString() {
    reads.addAndGet(text.length());
    return text.toString();
  }
}
