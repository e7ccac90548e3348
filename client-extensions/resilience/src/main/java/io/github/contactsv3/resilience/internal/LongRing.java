package io.github.contactsv3.resilience.internal;

import java.util.NoSuchElementException;
import java.util.Objects;

/** An ascending queue of longs in one array. Not thread-safe. */
final class LongRing {
  private static final long[] EMPTY = {};

  private long[] values = EMPTY;
  private int head;
  private int size;

  int size() {
    return size;
  }

  /** Adds a value behind those that are not greater; the last one in nearly all cases. */
  void add(long value) {
    if (size == values.length) {
      grow();
    }
    int place = size++;
    while (place > 0 && get(place - 1) > value) {
      set(place, get(place - 1));
      place--;
    }
    set(place, value);
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

  void remove(int index) {
    for (int i = Objects.checkIndex(index, size); i > 0; i--) {
      set(i, get(i - 1));
    }
    removeFirst();
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

  private void set(int index, long value) {
    values[(head + index) % values.length] = value;
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
