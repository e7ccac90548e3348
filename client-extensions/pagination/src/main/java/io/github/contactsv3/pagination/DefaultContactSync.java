package io.github.contactsv3.pagination;

import io.github.contactsv3.api.SearchApi;
import io.github.contactsv3.core.internal.ProgressMeter;
import io.github.contactsv3.core.internal.Ranges;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.search.ContactQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Plans a sync and runs it: the first one by an export, later ones by a window of changes. */
final class DefaultContactSync implements ContactSync {

  private static final Duration MAX_LAG = Duration.ofDays(1);
  private static final Duration MAX_OVERLAP = Duration.ofDays(30);

  private final SearchApi api;
  private final String locationId;
  private final ContactQuery query;
  private final SyncWatermark watermark;
  private final Supplier<OptionalDouble> requestsPerSecond;
  private final SyncSearch search;
  private final String fingerprint;

  private Duration lag = Duration.ofMinutes(1);
  private Duration overlap = Duration.ofMinutes(1);
  private int pageSize = SearchSource.MAX_PAGE_SIZE;
  private int workers;
  private @Nullable Executor executor;
  private Duration interval = Duration.ZERO;
  private Consumer<ExportProgress> progress = state -> {};
  private Consumer<DecodingException> unreadable = element -> {};

  DefaultContactSync(
      SearchApi api,
      String locationId,
      ContactQuery query,
      SyncWatermark watermark,
      Supplier<OptionalDouble> requestsPerSecond) {
    this.api = Objects.requireNonNull(api, "api");
    this.locationId = Objects.requireNonNull(locationId, "locationId");
    this.query = Objects.requireNonNull(query, "query");
    this.watermark = Objects.requireNonNull(watermark, "watermark");
    this.requestsPerSecond = Objects.requireNonNull(requestsPerSecond, "requestsPerSecond");
    this.search = new SyncSearch(api, locationId, query);
    this.fingerprint = search.fingerprint();
  }

  @Override
  public ContactSync lag(Duration lag) {
    this.lag = Ranges.check("lag", lag, Duration.ZERO, MAX_LAG);
    return this;
  }

  @Override
  public ContactSync overlap(Duration overlap) {
    this.overlap = Ranges.check("overlap", overlap, Duration.ZERO, MAX_OVERLAP);
    return this;
  }

  @Override
  public ContactSync pageSize(int size) {
    this.pageSize = Ranges.check("pageSize", size, 1, SearchSource.MAX_PAGE_SIZE);
    return this;
  }

  @Override
  public ContactSync parallelism(int workers) {
    this.workers = Ranges.check("parallelism", workers, 1, DefaultContactExport.MAX_WORKERS);
    return this;
  }

  @Override
  public ContactSync executor(Executor executor) {
    this.executor = Objects.requireNonNull(executor, "executor");
    return this;
  }

  @Override
  public ContactSync onProgress(Duration atMostEvery, Consumer<ExportProgress> progress) {
    this.interval = ProgressMeter.checkInterval(atMostEvery);
    this.progress = Objects.requireNonNull(progress, "progress");
    return this;
  }

  @Override
  public ContactSync onUnreadable(Consumer<DecodingException> unreadable) {
    this.unreadable = Objects.requireNonNull(unreadable, "unreadable");
    return this;
  }

  @Override
  public SyncResult run(SyncSink sink) {
    Objects.requireNonNull(sink, "sink");
    SyncWatermark last = watermark.of(fingerprint);
    if (last.first() == null && last.position() == null) {
      return next(last, sink);
    }
    SyncResult completed = complete(last, sink);
    SyncResult since = next(completed.watermark(), sink);
    return new SyncResult(
        since.watermark(),
        completed.contacts() + since.contacts(),
        completed.unreadable() + since.unreadable());
  }

  @Override
  public SyncWatermark plan() {
    SyncWatermark last = watermark.of(fingerprint);
    SyncTimes before = last.times();
    if (before == null || !last.isComplete()) {
      throw new IllegalArgumentException(
          "the first sync has not ended; plan windows from SyncWatermark.at(moment)");
    }
    if (last.hasWindow()) {
      throw new IllegalArgumentException(
          "the watermark has a window; plan the next one from its afterWindow()");
    }
    Start start = start(before);
    SyncTimes times = start.probe().times();
    return times == null
        ? SyncWatermark.complete(fingerprint, start.probe().unchanged(before.newest()))
        : SyncWatermark.window(fingerprint, times, start.from(), Position.START);
  }

  @Override
  public PagedIterable<ContactSummary> window() {
    SyncWatermark last = watermark.of(fingerprint);
    SyncTimes times = last.times();
    Long from = last.from();
    Position position = last.position();
    if (times == null || from == null || position == null) {
      throw new IllegalArgumentException("the watermark has no window; plan() returns one");
    }
    return new DefaultPagedIterable<>(search.window(from, times.newest()), position)
        .pageSize(pageSize);
  }

  @Override
  public SweepResult sweep(ContactCopy copy, SweepSink sink) {
    Objects.requireNonNull(copy, "copy");
    Objects.requireNonNull(sink, "sink");
    SyncWatermark last = watermark.of(fingerprint);
    SyncTimes times = last.times();
    if (times == null || !last.isComplete()) {
      throw new IllegalArgumentException(
          "the first sync has not ended, so there is no copy to compare yet");
    }
    // What a window under way has not delivered yet is not in the copy.
    Long window = last.from();
    long end = window == null ? times.settled(lag.plus(overlap)) : window;
    SweepSearch search = new SweepSearch(api, locationId, query);
    return new Sweep(search, copy, sink, last).run(Math.floorDiv(end, 1000L));
  }

  /** Completes a sync that was interrupted. */
  private SyncResult complete(SyncWatermark last, SyncSink sink) {
    SyncTimes times = last.times();
    Long from = last.from();
    Position position = last.position();
    return times == null || from == null || position == null
        ? first(times, last.first(), sink)
        : window(times, from).run(position, sink);
  }

  private SyncResult next(SyncWatermark last, SyncSink sink) {
    SyncTimes before = last.times();
    if (before == null) {
      return first(search.probe(null).times(), null, sink);
    }
    Start start = start(before);
    SyncTimes times = start.probe().times();
    if (times == null) {
      SyncTimes unchanged = start.probe().unchanged(before.newest());
      return new SyncResult(SyncWatermark.complete(fingerprint, unchanged), 0, 0);
    }
    return window(times, start.from()).run(Position.START, sink);
  }

  /**
   * Where a window begins.
   *
   * @param from in epoch milliseconds
   * @param probe what has changed since
   */
  private record Start(long from, SyncSearch.Probe probe) {}

  private Start start(SyncTimes before) {
    long from = before.from(lag.plus(overlap));
    SyncSearch.Probe probe = search.probe(from);
    Instant date = probe.date();
    if (date != null && from > date.toEpochMilli()) {
      SyncTimes.refuseFuture(from, date);
      from = date.toEpochMilli();
      probe = search.probe(from);
    }
    return new Start(from, probe);
  }

  private SyncWindow window(SyncTimes times, long from) {
    return new SyncWindow(
        search, times, from, pageSize, unreadable, progress, interval, Clock.system());
  }

  private SyncResult first(
      @Nullable SyncTimes times, @Nullable ExportCheckpoint from, SyncSink sink) {
    AtomicLong skipped = new AtomicLong();
    DefaultContactExport export =
        new DefaultContactExport(api, locationId, query, requestsPerSecond)
            .pageSize(pageSize)
            .onProgress(interval, progress)
            .onUnreadable(
                element -> {
                  skipped.incrementAndGet();
                  unreadable.accept(element);
                })
            .within(checkpoint -> SyncWatermark.first(fingerprint, times, checkpoint));
    if (workers > 0) {
      export.parallelism(workers);
    }
    if (executor != null) {
      export.executor(executor);
    }
    if (from != null) {
      export.resumeFrom(from);
    }
    long contacts =
        export.run(
            (page, checkpoint) ->
                sink.accept(page, SyncWatermark.first(fingerprint, times, checkpoint)));
    return new SyncResult(SyncWatermark.complete(fingerprint, times), contacts, skipped.get());
  }
}
