package io.github.contactsv3.resilience.internal;

import java.util.NoSuchElementException;
import java.util.Objects;

/** A queue of longs in one array. Not thread-safe. */
final class LongRing {
  private static final long[] EMPTY = {};

  private long[] values = EMPTY;
  private int head;
  private int size;

  int size() {
    return size;
  }

  void add(long value) {
    if (size == values.length) {
      grow();
    }
    values[(head + size) % values.length] = value;
    size++;
  }

  long get(int index) {
    Objects.checkIndex(index, size);
    return values[(head + index) % values.length];
  }

  void removeFirst() {
    if (size == 0) {
      throw new NoSuchElementException();
    }
    head = (head + 1) % values.length;
    size--;
  }

  /** Returns the number of values that fit without growing. */
  int capacity() {
    return values.length;
  }

  /** Releases the memory of an empty ring. */
  void trim() {
    if (size == 0) {
      values = EMPTY;
      head = 0;
    }
  }

  private void grow() {
    long[] larger = new long[Math.max(16, values.length * 2)];
    for (int i = 0; i < size; i++) {
      larger[i] = get(i);
    }
    values = larger;
    head = 0;
  }
}
