package io.github.contactsv3.pagination;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The progress of an export.
 *
 * @param done contacts delivered, including those before a resumption
 * @param total contacts when the export first began; empty if the response had no total
 * @param perSecond contacts delivered per second since this run began
 * @param timeLeft the time that the rest takes at this rate; empty if unknown
 * @param unreadable elements that were null or not an object, since this run began; they are not
 *     delivered
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
