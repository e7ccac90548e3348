package io.github.contactsv3.errors.internal;

import java.util.function.LongConsumer;

/**
 * The last eight bytes of a text, with the place of each in the text as it was received. Case is
 * folded, a plus is a space as in forms, and control characters don't count, so that a secret is
 * found whatever a service or a log has done to it. Not thread-safe.
 */
final class GramWindow {
  /** The length from which a secret, or a piece of one, is masked. */
  static final int LENGTH = 8;

  private final LongConsumer full;
  private final int[] starts = new int[LENGTH];
  private long gram;
  private int count;
  private int end;

  /**
   * Creates an empty window.
   *
   * @param full receives the eight bytes whenever a byte completes them
   */
  GramWindow(LongConsumer full) {
    this.full = full;
  }

  void reset() {
    count = 0;
  }

  /** Returns where the eight bytes begin in the text as it was received. */
  int start() {
    return starts[count % LENGTH];
  }

  /** Returns where they end, exclusive. */
  int end() {
    return end;
  }

  void push(int value, int from, int to) {
    int b = value & 0xff;
    if (isControl(b)) {
      return;
    }
    gram = (gram << 8) | folded(b);
    starts[count % LENGTH] = from;
    end = to;
    count++;
    if (count >= LENGTH) {
      full.accept(gram);
    }
    if (count == LENGTH * 2) {
      count = LENGTH;
    }
  }

  static boolean isControl(int b) {
    return b < ' ' || b == 0x7f;
  }

  private static int folded(int b) {
    if (b >= 'A' && b <= 'Z') {
      return b + ('a' - 'A');
    }
    return b == '+' ? ' ' : b;
  }
}
