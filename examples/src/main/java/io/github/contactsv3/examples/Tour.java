package io.github.contactsv3.examples;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Prints the steps of a tour: what is done, how it ended, how long it took. */
final class Tour {
  private final PrintStream out;
  private final ProgressBar bar;
  private final long start = System.nanoTime();
  private long stepStart = start;
  private int step;

  Tour(PrintStream out, boolean terminal) {
    this.out = out;
    this.bar = new ProgressBar(out, terminal);
  }

  /** From JDK 22 on there is a console even where the output goes to a file; it says so itself. */
  static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  void title(String text) {
    out.println();
    out.println("  " + text);
    out.println();
  }

  /** Prints a finished step with the time since the one before it. */
  void done(String what, String result) {
    bar.clear();
    out.printf(
        Locale.ROOT, "  %2d  %-9s %-62s %6d ms%n", ++step, what, result, millisSince(stepStart));
    stepStart = System.nanoTime();
  }

  /** Draws the bar of a long step. */
  void progress(long done, long total) {
    bar.draw(done, total, "");
  }

  /** Ends the tour if something is not as it should be. */
  void check(boolean condition, String expectation) {
    if (!condition) {
      throw new IllegalStateException("quickstart failed: " + expectation);
    }
  }

  Duration elapsed() {
    return Duration.ofMillis(millisSince(start));
  }

  private static long millisSince(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime).toMillis();
  }
}
