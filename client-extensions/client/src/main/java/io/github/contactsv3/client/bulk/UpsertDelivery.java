package io.github.contactsv3.client.bulk;

import io.github.contactsv3.core.internal.Callback;
import io.github.contactsv3.core.internal.ProgressMeter;
import io.github.contactsv3.errors.ContactsApiException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands results to the sink, counts them and reports progress. Used by one thread. */
final class UpsertDelivery<K> {
  private final UpsertSink<K> sink;
  private final boolean stopping;
  private final UpsertSummary.Counter counter;
  private final ProgressMeter meter;
  private final Consumer<UpsertProgress> listener;
  private final OptionalLong total;
  private boolean reported = true;
  private @Nullable ContactsApiException stop;

  /**
   * Creates the delivery of a run.
   *
   * @param stopping whether a failure that affects all rows is delivered and stops the run; it is
   *     thrown otherwise
   */
  UpsertDelivery(
      UpsertSink<K> sink,
      boolean stopping,
      UpsertCheckpoint start,
      ProgressMeter meter,
      Consumer<UpsertProgress> listener,
      OptionalLong total) {
    this.sink = sink;
    this.stopping = stopping;
    this.counter = new UpsertSummary.Counter(start);
    this.meter = meter;
    this.listener = listener;
    this.total = total;
  }

  void accept(UpsertResult<K> result, UpsertCheckpoint checkpoint) {
    ContactsApiException error = result.error().filter(Failures::isPersistent).orElse(null);
    if (error != null && !stopping) {
      throw error;
    }
    stop = stop == null ? error : stop;
    call("sink", () -> sink.accept(result, checkpoint));
    counter.delivered(result, checkpoint);
    reported = meter.isDue();
    if (reported) {
      report();
    }
  }

  /** Returns whether no more rows are to be sent. */
  boolean isStopped() {
    return stop != null;
  }

  Optional<ContactsApiException> stop() {
    return Optional.ofNullable(stop);
  }

  /** Reports the end of the run. */
  void end() {
    if (!reported) {
      report();
    }
  }

  UpsertSummary summary() {
    return counter.summary();
  }

  private void report() {
    UpsertProgress progress = UpsertProgress.of(summary(), total, meter);
    call("listener of progress", () -> listener.accept(progress));
  }

  private void call(String name, Callback callback) {
    Callback.run(UpsertRun.OPERATION, name, counter.checkpoint(), callback);
  }
}
