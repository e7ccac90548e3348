package io.github.contactsv3.benchmarks.run;

import java.util.List;
import java.util.concurrent.Callable;

/**
 * Clients that are measured in turns.
 *
 * @param contenders who takes turns; times are divided by those of the first, and where there is a
 *     bare Apache client also by its
 * @param calls how many calls a turn has
 * @param operations how many operations each of them is
 * @param rounds how many rounds count, in parts of the usual number
 * @param warmup how many rounds come before those at least, in parts of them
 */
record Comparison(
    List<Contender> contenders, int calls, int operations, double rounds, double warmup) {

  /**
   * One client doing one thing.
   *
   * @param row what it does
   * @param client which client it is
   * @param call does it once
   */
  record Contender(String row, String client, Callable<?> call) {}

  /** A comparison of calls that take less than a millisecond or so. */
  static Comparison of(int calls, Contender... contenders) {
    return new Comparison(List.of(contenders), calls, 1, 1, 1);
  }

  /** Returns the same with this many operations in each call. */
  Comparison operations(int count) {
    return new Comparison(contenders, calls, count, rounds, warmup);
  }

  /** Returns the same with other numbers of rounds. */
  Comparison rounds(double counted, double before) {
    return new Comparison(contenders, calls, operations, counted, before);
  }
}
