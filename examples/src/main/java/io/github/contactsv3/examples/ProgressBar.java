package io.github.contactsv3.examples;

import java.io.PrintStream;
import java.util.Locale;

/** A bar that is drawn over itself. Only a terminal can do that; elsewhere it stays away. */
final class ProgressBar {
  private static final int WIDTH = 30;

  private final PrintStream out;
  private final boolean terminal;

  ProgressBar(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void draw(long done, long total, String remark) {
    if (terminal && total > 0) {
      int filled = (int) (WIDTH * Math.min(done, total) / total);
      out.printf(
          Locale.ROOT,
          "\r      [%s%s] %,d of %,d%-30s",
          "#".repeat(filled),
          ".".repeat(WIDTH - filled),
          done,
          total,
          remark);
      out.flush();
    }
  }

  void clear() {
    if (terminal) {
      out.print("\r" + " ".repeat(WIDTH + 70) + "\r");
    }
  }

  /** Returns a full bar for the line of a finished step. */
  static String full() {
    return "[" + "#".repeat(WIDTH) + "]";
  }
}
