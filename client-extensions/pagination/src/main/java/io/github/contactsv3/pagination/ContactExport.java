package io.github.contactsv3.pagination;

import io.github.contactsv3.api.SearchApi;
import io.github.contactsv3.core.internal.DaemonThreads;
import io.github.contactsv3.core.internal.Hashes;
import io.github.contactsv3.core.internal.JsonText;
import io.github.contactsv3.core.internal.Ranges;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.model.SortDirection;
import io.github.contactsv3.search.ContactFields;
import io.github.contactsv3.search.ContactQuery;
import io.github.contactsv3.search.Sort;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Exports every contact that matches a query, each exactly once, as fast as the quota allows. With
 * one cursor, each page must arrive before the next can be requested; where that would leave quota
 * unused, the export splits the search into ranges of {@code dateAdded} and fetches several in
 * parallel.
 * <!-- region export of JavadocSnippets.java -->
 *
 * <pre>{@code
 * long count =
 *     client
 *         .export(ContactQuery.all())
 *         .onProgress(progress -> System.out.println(progress.done() + " contacts"))
 *         .run(sink); // saves contacts and checkpoint together
 * }</pre>
 *
 * <p>Contacts that are added during the export are left out, and so are those that are deleted
 * before their page is fetched. Pages are delivered in the thread that calls {@link #run}; only a
 * few for each worker are held in memory. {@link #run} throws the exceptions of calls, sink and
 * executor unchanged. Resume from the last checkpoint: errors of an export have no resume cursor,
 * since one cursor cannot represent all ranges.
 *
 * <p>Not thread-safe: one object is one run, configured and started by one thread.
 */
public final class ContactExport {

  private static final int MAX_WORKERS = 16;

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
  private Consumer<ExportProgress> progress = state -> {};
  private Consumer<DecodingException> unreadable = element -> {};
  private Monitor monitor = new Monitor();
  private Clock clock = Clock.system();

  private ContactExport(
      SearchApi api,
      String locationId,
      ContactQuery query,
      Supplier<OptionalDouble> requestsPerSecond) {
    this.api = Objects.requireNonNull(api, "api");
    this.locationId = Objects.requireNonNull(locationId, "locationId");
    this.query = Objects.requireNonNull(query, "query");
    this.requestsPerSecond = Objects.requireNonNull(requestsPerSecond, "requestsPerSecond");
  }

  /**
   * Creates an export.
   *
   * @param api the search
   * @param locationId the location to search in
   * @param query the query
   * @param requestsPerSecond the rate that the quota allows; empty if unknown
   * @return the export, not started
   */
  public static ContactExport of(
      SearchApi api,
      String locationId,
      ContactQuery query,
      Supplier<OptionalDouble> requestsPerSecond) {
    return new ContactExport(api, locationId, query, requestsPerSecond);
  }

  /**
   * Delivers contacts in the order of the query. Ordered by {@code dateAdded}, or without an order,
   * several workers still fetch in parallel; any other order needs a single cursor.
   *
   * @return this
   */
  public ContactExport ordered() {
    this.ordered = true;
    return this;
  }

  /**
   * Sets the page size. Default: 500 contacts.
   *
   * @param size 1 to 500
   * @return this
   * @throws IllegalArgumentException if it is out of range
   */
  public ContactExport pageSize(int size) {
    this.pageSize = Ranges.check("pageSize", size, 1, SearchSource.MAX_PAGE_SIZE);
    return this;
  }

  /**
   * Sets the number of pages fetched in parallel. Default: as many as the quota permits during one
   * measured round trip, and some to spare.
   *
   * @param workers 1 to 16
   * @return this
   * @throws IllegalArgumentException if it is out of range
   */
  public ContactExport parallelism(int workers) {
    this.workers = Ranges.check("parallelism", workers, 1, MAX_WORKERS);
    return this;
  }

  /**
   * Sets the executor that runs the workers. Default: one daemon thread for each, which ends with
   * the export.
   *
   * @param executor runs as many tasks at a time as there are workers, and none in the submitting
   *     thread
   * @return this
   */
  public ContactExport executor(Executor executor) {
    this.executor = Objects.requireNonNull(executor, "executor");
    return this;
  }

  /**
   * Sets the listener for progress, called after each page in the thread that runs the export.
   *
   * @param progress receives the progress
   * @return this
   */
  public ContactExport onProgress(Consumer<ExportProgress> progress) {
    this.progress = Objects.requireNonNull(progress, "progress");
    return this;
  }

  /**
   * Sets the listener for page elements that are null or not an object. The export continues;
   * {@link ExportProgress#unreadable} counts them. A contact with an unreadable property is
   * delivered like any other: the getter of that property throws.
   *
   * @param unreadable receives an exception with page, counted in this run from 1, and position;
   *     called before the other contacts of the page are delivered, in the thread that runs the
   *     export. An exception that it throws ends the export
   * @return this
   */
  public ContactExport onUnreadable(Consumer<DecodingException> unreadable) {
    this.unreadable = Objects.requireNonNull(unreadable, "unreadable");
    return this;
  }

  /**
   * Resumes an earlier export. Page size and number of workers may differ.
   *
   * @param checkpoint the last saved checkpoint
   * @return this
   */
  public ContactExport resumeFrom(ExportCheckpoint checkpoint) {
    this.checkpoint = Objects.requireNonNull(checkpoint, "checkpoint");
    return this;
  }

  /** For tests with virtual time. */
  ContactExport clock(Clock virtual, Monitor virtualMonitor) {
    this.clock = virtual;
    this.monitor = virtualMonitor;
    return this;
  }

  /**
   * Runs the export and returns when all contacts have been delivered.
   *
   * @param sink receives the contacts
   * @return the number of contacts that this run delivered
   * @throws IOException if the sink throws it
   * @throws IllegalArgumentException if the checkpoint belongs to another query, order or location
   * @throws io.github.contactsv3.errors.PagingException if the service's cursors lead nowhere
   * @throws io.github.contactsv3.errors.ContactsApiException if a request fails
   */
  public long run(ExportSink sink) throws IOException {
    boolean byDate = query.sorts().isEmpty() || isByDateAdded(query.sorts());
    boolean whole = ordered && !byDate;
    boolean oldestFirst =
        ordered
            && byDate
            && !query.sorts().isEmpty()
            && query.sorts().get(0).direction().equals(SortDirection.ASC);
    ExportSearch search = new ExportSearch(api, locationId, query, oldestFirst);
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
            monitor,
            clock);
    return new ExportRun(settings, search, plan, from).run(sink, progress);
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
