package io.github.contactsv3.pagination;

import io.github.contactsv3.api.SearchApi;
import io.github.contactsv3.core.internal.DaemonThreads;
import io.github.contactsv3.core.internal.Hashes;
import io.github.contactsv3.core.internal.JsonText;
import io.github.contactsv3.core.internal.ProgressMeter;
import io.github.contactsv3.core.internal.Ranges;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.model.SortDirection;
import io.github.contactsv3.search.ContactFields;
import io.github.contactsv3.search.ContactQuery;
import io.github.contactsv3.search.Sort;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Plans an export and runs it. */
final class DefaultContactExport implements ContactExport {

  static final int MAX_WORKERS = 16;

  /** Workers where no rate is known. */
  private static final int DEFAULT_WORKERS = 4;

  /** In pages. */
  private static final int LONGEST_PARTITION = 40;

  /** Before every date, and far from overflow. */
  private static final long BEGINNING = Long.MIN_VALUE / 2;

  /** Workers to spare, since round trips vary. */
  private static final double SPARE = 1.3;

  private final SearchApi api;
  private final String locationId;
  private final ContactQuery query;
  private final Supplier<OptionalDouble> requestsPerSecond;

  private boolean ordered;
  private int pageSize = SearchSource.MAX_PAGE_SIZE;
  private int workers;
  private @Nullable Executor executor;
  private @Nullable ExportCheckpoint checkpoint;
  private Duration interval = Duration.ZERO;
  private Consumer<ExportProgress> progress = state -> {};
  private Consumer<DecodingException> unreadable = element -> {};
  private boolean shrinking;
  private Function<ExportCheckpoint, Object> resumption = saved -> saved;
  private Monitor monitor = new Monitor();
  private Clock clock = Clock.system();

  DefaultContactExport(
      SearchApi api,
      String locationId,
      ContactQuery query,
      Supplier<OptionalDouble> requestsPerSecond) {
    this.api = Objects.requireNonNull(api, "api");
    this.locationId = Objects.requireNonNull(locationId, "locationId");
    this.query = Objects.requireNonNull(query, "query");
    this.requestsPerSecond = Objects.requireNonNull(requestsPerSecond, "requestsPerSecond");
  }

  @Override
  public DefaultContactExport ordered() {
    this.ordered = true;
    return this;
  }

  @Override
  public DefaultContactExport pageSize(int size) {
    this.pageSize = Ranges.check("pageSize", size, 1, SearchSource.MAX_PAGE_SIZE);
    return this;
  }

  @Override
  public DefaultContactExport parallelism(int workers) {
    this.workers = Ranges.check("parallelism", workers, 1, MAX_WORKERS);
    return this;
  }

  @Override
  public DefaultContactExport executor(Executor executor) {
    this.executor = Objects.requireNonNull(executor, "executor");
    return this;
  }

  @Override
  public DefaultContactExport onProgress(Duration atMostEvery, Consumer<ExportProgress> progress) {
    this.interval = ProgressMeter.checkInterval(atMostEvery);
    this.progress = Objects.requireNonNull(progress, "progress");
    return this;
  }

  @Override
  public DefaultContactExport onUnreadable(Consumer<DecodingException> unreadable) {
    this.unreadable = Objects.requireNonNull(unreadable, "unreadable");
    return this;
  }

  @Override
  public DefaultContactExport resumeFrom(ExportCheckpoint checkpoint) {
    this.checkpoint = Objects.requireNonNull(checkpoint, "checkpoint");
    return this;
  }

  /**
   * Makes it part of another run, which must not miss a contact if others are deleted meanwhile.
   *
   * @param resumption what errors show in place of a checkpoint
   */
  DefaultContactExport within(Function<ExportCheckpoint, Object> resumption) {
    this.resumption = resumption;
    this.shrinking = true;
    return this;
  }

  /** For tests with virtual time. */
  DefaultContactExport clock(Clock virtual, Monitor virtualMonitor) {
    this.clock = virtual;
    this.monitor = virtualMonitor;
    return this;
  }

  @Override
  public long run(ExportSink sink) {
    boolean byDate = query.sorts().isEmpty() || isByDateAdded(query.sorts());
    boolean whole = ordered && !byDate;
    boolean oldestFirst =
        ordered
            && byDate
            && !query.sorts().isEmpty()
            && query.sorts().get(0).direction().equals(SortDirection.ASC);
    ExportSearch search = new ExportSearch(api, locationId, query, oldestFirst, shrinking);
    String fingerprint = fingerprint();
    List<ExportRange> ranges = checkpoint == null ? null : checkpoint.rangesOf(fingerprint);

    int count = whole ? 1 : workers;
    if (whole) {
      ranges =
          ranges == null
              ? List.of(new ExportRange(ExportRange.Kind.WHOLE, 0, 0, Position.START))
              : ranges;
    } else if (ranges == null || count == 0) {
      long start = clock.nanoTime();
      Long last = search.lastPlace();
      count = count == 0 ? workersFor(clock.nanoTime() - start) : count;
      ranges = ranges == null ? ranges(last) : ranges;
    }
    ExportCheckpoint from =
        checkpoint == null
            ? new ExportCheckpoint(fingerprint, 0, OptionalLong.empty(), ranges)
            : checkpoint;
    // In order, a partition larger than its buffer would make its worker wait.
    ExportPlan plan =
        new ExportPlan(pageSize, count, ordered ? ExportRun.BUFFERED : LONGEST_PARTITION);
    ranges.forEach(plan::add);
    from.total().ifPresent(total -> plan.expect(total - from.done()));
    ExportSettings settings =
        new ExportSettings(
            fingerprint,
            ordered,
            pageSize,
            count,
            executor == null ? DaemonThreads.named("contacts-export") : executor,
            executor == null,
            unreadable,
            progress,
            interval,
            resumption,
            monitor,
            clock);
    return new ExportRun(settings, search, plan, from).run(sink);
  }

  /** The ranges of a whole export. */
  private static List<ExportRange> ranges(@Nullable Long last) {
    ExportRange undated = new ExportRange(ExportRange.Kind.UNDATED, 0, 0, Position.START);
    return last == null
        ? List.of(undated)
        : List.of(
            new ExportRange(ExportRange.Kind.FIRST, BEGINNING, last + 1, Position.START), undated);
  }

  private String fingerprint() {
    return Hashes.fingerprint(
        "export " + ordered + " " + JsonText.write(query.toRequest(locationId, 1)));
  }

  private int workersFor(long roundTripNanos) {
    OptionalDouble rate = requestsPerSecond.get();
    if (rate.isEmpty()) {
      return DEFAULT_WORKERS;
    }
    double inFlight = rate.getAsDouble() * roundTripNanos / 1e9;
    return (int) Math.max(1, Math.min(MAX_WORKERS, Math.ceil(inFlight * SPARE)));
  }

  private static boolean isByDateAdded(List<Sort> sorts) {
    return sorts.size() == 1 && sorts.get(0).field().equals(ContactFields.DATE_ADDED.name());
  }
}
