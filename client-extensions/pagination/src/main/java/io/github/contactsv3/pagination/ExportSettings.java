package io.github.contactsv3.pagination;

import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.DecodingException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The settings of an export.
 *
 * @param fingerprint identifies query, order and location
 * @param ordered whether contacts come in the order of the query
 * @param pageSize contacts a page
 * @param workers how many fetch at the same time
 * @param executor runs the workers
 * @param ownThreads whether only this export uses the executor's threads
 * @param unreadable receives the positions of elements that are null or no object
 * @param progress receives the progress
 * @param interval the minimum time between two reports of progress
 * @param resumption what a run is resumed from, whose text errors have
 * @param monitor guards the run
 * @param clock the clock
 */
record ExportSettings(
    String fingerprint,
    boolean ordered,
    int pageSize,
    int workers,
    Executor executor,
    boolean ownThreads,
    Consumer<DecodingException> unreadable,
    Consumer<ExportProgress> progress,
    Duration interval,
    Function<ExportCheckpoint, Object> resumption,
    Monitor monitor,
    Clock clock) {}
