package io.github.contactsv3.sandbox.live;

import io.github.contactsv3.sandbox.Assumption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A question about the service.
 *
 * @param name its name
 * @param usual what the sandbox does by default
 * @param need what its probe may have to do
 * @param requests how many requests its probe sends at most, without retries
 * @param probe finds out
 */
record LiveCheck(String name, String usual, Need need, int requests, Probe probe) {
  /** What a probe needs to be allowed. */
  enum Need {
    /** Nothing: it only reads. */
    NOTHING(""),
    /** It creates and changes contacts. */
    WRITES("needs to write, which was not allowed"),
    /** It leaves nothing of the quota to other programs for some seconds. */
    QUOTA("needs to use up the quota, which was not allowed");

    final String refusal;

    Need(String refusal) {
      this.refusal = refusal;
    }
  }

  /**
   * All of them. Those that write create the contact that others read; the quota's comes last,
   * since those after it would have to wait.
   */
  static final List<LiveCheck> ALL =
      Stream.of(
              SearchProbes.CHECKS,
              RouteProbes.CHECKS,
              WritingProbes.CHECKS,
              ReadingProbes.CHECKS,
              TokenProbes.CHECKS,
              List.of(QuotaProbe.CHECK))
          .flatMap(List::stream)
          .toList();

  static LiveCheck reading(Assumption assumption, String usual, int requests, Probe probe) {
    return new LiveCheck(name(assumption), usual, Need.NOTHING, requests, probe);
  }

  static LiveCheck writing(Assumption assumption, String usual, int requests, Probe probe) {
    return new LiveCheck(name(assumption), usual, Need.WRITES, requests, probe);
  }

  /** A question that no request can settle. */
  static LiveCheck never(String name, String usual, String reason) {
    return new LiveCheck(name, usual, Need.NOTHING, 0, service -> Outcome.unknown(reason));
  }

  static String name(Assumption assumption) {
    return assumption.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
