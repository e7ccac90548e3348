package io.github.contactsv3.benchmarks.run;

/** How much is done for a figure. */
enum Effort {
  /** For results that are kept. */
  FULL(40, 15),
  /** To see that everything runs; its figures mean nothing. */
  QUICK(2, 1);

  private final int rounds;
  private final int starts;

  Effort(int rounds, int starts) {
    this.rounds = rounds;
    this.starts = starts;
  }

  /** How often the clients of a comparison take turns. */
  int rounds() {
    return rounds;
  }

  /** The number of cold starts; their median counts. */
  int starts() {
    return starts;
  }

  /** Of the JVMs that calls are measured in. */
  String jvmFlags() {
    return "-Xmx1g";
  }
}
