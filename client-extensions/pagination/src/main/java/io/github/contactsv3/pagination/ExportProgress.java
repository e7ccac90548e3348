package io.github.contactsv3.pagination;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far an export is.
 *
 * @param done contacts handed over, those before a resumption included
 * @param total contacts there were when the export first began; empty if the service did not say
 * @param perSecond contacts handed over a second since this run began
 * @param timeLeft the time that the rest takes at this rate; empty if it can't be said
 * @param unreadable elements in place of contacts that were null or no object, since this run
 *     began; they are not handed over
 */
public record ExportProgress(
    long done, OptionalLong total, double perSecond, Optional<Duration> timeLeft, long unreadable) {

  static ExportProgress of(
      long done, long unreadable, OptionalLong total, long thisRun, long nanos) {
    double perSecond = nanos <= 0 ? 0 : thisRun * 1e9 / nanos;
    Optional<Duration> left =
        total.isEmpty() || perSecond == 0
            ? Optional.empty()
            : Optional.of(
                Duration.ofMillis(
                    (long)
                        (Math.max(0, total.getAsLong() - done - unreadable) * 1000 / perSecond)));
    return new ExportProgress(done, total, perSecond, left, unreadable);
  }
}
