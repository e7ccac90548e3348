package io.github.contactsv3.client.bulk;

import java.time.Duration;
import java.util.Optional;

/**
 * The progress of a change of many contacts. Immutable.
 *
 * @param done contacts with a result
 * @param total all contacts of the run
 * @param problems those of {@code done} that failed, are unknown or were skipped
 * @param perSecond contacts per second since the run began; 0 if no time has passed
 * @param timeLeft the time that the rest takes at this rate; empty without a rate
 */
public record BulkProgress(
    long done, long total, long problems, double perSecond, Optional<Duration> timeLeft) {}
