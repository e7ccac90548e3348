package io.github.contactsv3.client.bulk;

import io.github.contactsv3.core.internal.ProgressMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The progress of a run of upserts. Immutable.
 *
 * @param done rows whose results were delivered, including those before a resumption
 * @param total rows of the stream; empty if unknown
 * @param problems rows that failed, are unknown or invalid, since this run began
 * @param perSecond rows per second since this run began
 * @param timeLeft the time that the rest takes at this rate; empty if unknown
 */
public record UpsertProgress(
    long done, OptionalLong total, long problems, double perSecond, Optional<Duration> timeLeft) {

  static UpsertProgress of(UpsertSummary soFar, OptionalLong total, ProgressMeter meter) {
    long done = soFar.checkpoint().done();
    double perSecond = meter.perSecond(soFar.total());
    return new UpsertProgress(
        done,
        total,
        soFar.count(UpsertResult.Status.FAILED)
            + soFar.count(UpsertResult.Status.UNKNOWN)
            + soFar.count(UpsertResult.Status.INVALID),
        perSecond,
        total.isEmpty()
            ? Optional.empty()
            : ProgressMeter.timeLeft(total.getAsLong() - done, perSecond));
  }
}
