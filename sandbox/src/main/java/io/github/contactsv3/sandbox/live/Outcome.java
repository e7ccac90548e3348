package io.github.contactsv3.sandbox.live;

import io.github.contactsv3.sandbox.live.LiveResult.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a probe has found out.
 *
 * @param verdict whether the default holds
 * @param text why
 */
record Outcome(Verdict verdict, String text) {
  static Outcome confirmed(String text) {
    return new Outcome(Verdict.CONFIRMED, text);
  }

  static Outcome denied(String text) {
    return new Outcome(Verdict.DENIED, text);
  }

  static Outcome unknown(String text) {
    return new Outcome(Verdict.UNKNOWN, text);
  }

  /** What a response means if two statuses are expected. */
  static Outcome byStatus(Reply reply, int confirming, int denying) {
    if (reply.status() == confirming) {
      return confirmed(reply.text());
    }
    return reply.status() == denying ? denied(reply.text()) : unexpected(reply);
  }

  static Outcome unexpected(Reply reply) {
    return unknown("unexpected response: " + reply.text());
  }

  /** The same of the opposite question. */
  Outcome inverted() {
    return switch (verdict) {
      case CONFIRMED -> denied(text);
      case DENIED -> confirmed(text);
      case UNKNOWN -> this;
    };
  }

  /** What several requests say that all ask for the same: unknown if they contradict. */
  static Outcome unanimous(List<Outcome> outcomes) {
    Outcome first = outcomes.get(0);
    String texts =
        outcomes.stream().map(Outcome::text).distinct().collect(Collectors.joining("; "));
    return outcomes.stream().allMatch(outcome -> outcome.verdict == first.verdict)
        ? new Outcome(first.verdict, texts)
        : unknown("the responses contradict each other: " + texts);
  }
}
