package io.github.contactsv3.pagination;

import io.github.contactsv3.core.internal.ProgressMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The progress of an export. Immutable.
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
      long done, long unreadable, OptionalLong total, long thisRun, ProgressMeter meter) {
    double perSecond = meter.perSecond(thisRun);
    Optional<Duration> left =
        total.isEmpty()
            ? Optional.empty()
            : ProgressMeter.timeLeft(total.getAsLong() - done - unreadable, perSecond);
    return new ExportProgress(done, total, perSecond, left, unreadable);
  }
}
