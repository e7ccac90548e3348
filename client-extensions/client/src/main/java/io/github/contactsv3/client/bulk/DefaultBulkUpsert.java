package io.github.contactsv3.client.bulk;

import io.github.contactsv3.core.internal.DaemonThreads;
import io.github.contactsv3.core.internal.ProgressMeter;
import io.github.contactsv3.core.internal.Ranges;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.ContactsApiException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Settings and start of a run of upserts. */
final class DefaultBulkUpsert<K> implements BulkUpsert<K> {

  private static final int MAX_PARALLELISM = 64;

  private final BulkApis apis;
  private final RowSource<K> rows;
  private int parallelism = 4;
  private boolean dryRun;
  private boolean addTags;
  private Executor executor = DaemonThreads.named("contacts-upsert");
  private OptionalLong total;
  private Duration interval = Duration.ZERO;
  private Consumer<UpsertProgress> progress = state -> {};
  private @Nullable UpsertCheckpoint checkpoint;
  private Clock clock = Clock.system();
  private boolean begun;

  DefaultBulkUpsert(BulkApis apis, RowSource<K> rows) {
    this.apis = apis;
    this.rows = rows;
    this.total = rows.total();
  }

  @Override
  public DefaultBulkUpsert<K> parallelism(int calls) {
    this.parallelism = Ranges.check("parallelism", calls, 1, MAX_PARALLELISM);
    return this;
  }

  @Override
  public DefaultBulkUpsert<K> dryRun() {
    this.dryRun = true;
    return this;
  }

  @Override
  public DefaultBulkUpsert<K> addTags() {
    this.addTags = true;
    return this;
  }

  @Override
  public DefaultBulkUpsert<K> executor(Executor executor) {
    this.executor = Objects.requireNonNull(executor, "executor");
    return this;
  }

  @Override
  public DefaultBulkUpsert<K> total(long rows) {
    this.total = OptionalLong.of(Ranges.check("total", rows, 0, Long.MAX_VALUE));
    return this;
  }

  @Override
  public DefaultBulkUpsert<K> onProgress(Duration atMostEvery, Consumer<UpsertProgress> progress) {
    this.interval = ProgressMeter.checkInterval(atMostEvery);
    this.progress = Objects.requireNonNull(progress, "progress");
    return this;
  }

  @Override
  public DefaultBulkUpsert<K> resumeFrom(UpsertCheckpoint checkpoint) {
    this.checkpoint = Objects.requireNonNull(checkpoint, "checkpoint");
    return this;
  }

  /** For tests with virtual time. */
  DefaultBulkUpsert<K> clock(Clock virtual) {
    this.clock = virtual;
    return this;
  }

  @Override
  public UpsertReport<K> run() {
    List<UpsertResult<K>> problems = new ArrayList<>();
    UpsertSink<K> collecting =
        (result, at) -> {
          if (result.isProblem()) {
            problems.add(result);
          }
        };
    try (rows) {
      UpsertCheckpoint start = skip();
      UpsertDelivery<K> delivery = delivery(collecting, true, start);
      Optional<ContactsApiException> stop;
      try {
        send(start, delivery);
        stop = delivery.stop();
      } catch (ContactsApiException e) {
        stop = Optional.of(e);
      }
      return new UpsertReport<>(delivery.summary(), problems, stop);
    }
  }

  @Override
  public UpsertSummary run(UpsertSink<K> sink) {
    Objects.requireNonNull(sink, "sink");
    try (rows) {
      UpsertCheckpoint start = skip();
      UpsertDelivery<K> delivery = delivery(sink, false, start);
      send(start, delivery);
      return delivery.summary();
    }
  }

  private UpsertDelivery<K> delivery(UpsertSink<K> sink, boolean stopping, UpsertCheckpoint start) {
    ProgressMeter meter = new ProgressMeter(clock, interval);
    return new UpsertDelivery<>(sink, stopping, start, meter, progress, total);
  }

  private void send(UpsertCheckpoint start, UpsertDelivery<K> delivery) {
    new UpsertRun<K>(new UpsertCall(apis, dryRun, addTags), parallelism, executor)
        .run(rows, start, delivery);
    delivery.end();
  }

  private UpsertCheckpoint skip() {
    if (begun) {
      throw new IllegalStateException(
          "these rows were read by an earlier run: begin another with bulk().upsert(...)");
    }
    begun = true;
    UpsertCheckpoint at = UpsertCheckpoint.START;
    while (checkpoint != null && at.done() < checkpoint.done() && rows.hasNext()) {
      UpsertRow<K> row = rows.next();
      if (row == null) {
        throw UpsertRun.isNull(at);
      }
      at = at.next(row);
    }
    if (checkpoint != null && !at.equals(checkpoint)) {
      throw new IllegalArgumentException(
          "the checkpoint belongs to other contacts: the first "
              + checkpoint.done()
              + " are not the same");
    }
    return at;
  }
}
