package io.github.contactsv3.benchmarks.run;

/** How much is done for a figure. */
enum Effort {
  /** For results that are kept. */
  FULL("(Calls|Threads|Stubbed|Json)\\..*", 7, 5, 1_000, 60, 9),
  /** To see that everything runs; its figures mean nothing. */
  QUICK("\\w+\\.(get|stub|models)_.*", 1, 1, 50, 2, 1);

  private final String rows;
  private final int warmups;
  private final int measurements;
  private final int iterationMillis;
  private final int rounds;
  private final int starts;

  Effort(String rows, int warmups, int measurements, int iterationMillis, int rounds, int starts) {
    this.rows = rows;
    this.warmups = warmups;
    this.measurements = measurements;
    this.iterationMillis = iterationMillis;
    this.rounds = rounds;
    this.starts = starts;
  }

  /** Which rows, as a regular expression over class and method; walks are rows of their own. */
  String rows() {
    return rows;
  }

  /** Iterations before those that count. */
  int warmups() {
    return warmups;
  }

  int measurements() {
    return measurements;
  }

  int iterationMillis() {
    return iterationMillis;
  }

  /** Turns of a pair. */
  int rounds() {
    return rounds;
  }

  /** Cold starts of which the median is taken. */
  int starts() {
    return starts;
  }

  /** Of the JVMs that calls are measured in. */
  String jvmFlags() {
    return "-Xmx1g";
  }
}
