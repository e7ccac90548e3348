package io.github.contactsv3.errors.internal;

import java.util.Arrays;

/** A set of pieces of eight bytes, each packed into a long that is not 0. Not thread-safe. */
final class GramSet {
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private long[] table = new long[64];
  private int size;

  int size() {
    return size;
  }

  boolean contains(long gram) {
    return table[slot(table, gram)] == gram;
  }

  void add(long gram) {
    int slot = slot(table, gram);
    if (table[slot] == gram) {
      return;
    }
    table[slot] = gram;
    size++;
    if (size * 2 > table.length) {
      grow();
    }
  }

  private void grow() {
    long[] larger = new long[table.length * 2];
    Arrays.stream(table).filter(gram -> gram != 0).forEach(g -> larger[slot(larger, g)] = g);
    table = larger;
  }

  /** Returns where a piece is, or the empty slot where it belongs. */
  private static int slot(long[] table, long gram) {
    int mask = table.length - 1;
    long spread = gram * SPREAD;
    int slot = (int) (spread ^ (spread >>> 32)) & mask;
    while (table[slot] != 0 && table[slot] != gram) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
