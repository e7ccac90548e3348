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
 * Brings every contact that a query finds, each exactly once, as fast as the quota allows. One
 * cursor waits for each page before it can ask for the next; where that would leave quota unused,
 * the export cuts the search into ranges of {@code dateAdded} and walks several at the same time.
 *
 * <p>Contacts that are added while it runs are left out, and so are those that are deleted before
 * their page is fetched. Pages are handed over in the thread that calls {@link #run}; only a few
 * for each worker are held. Whatever a call, the sink or the executor throws, {@link #run} throws
 * as it is. The last checkpoint is where to resume: errors of an export have no resume cursor,
 * since one cursor cannot stand for all ranges.
 *
 * <p>Not thread-safe; each object is one run, to be set and started by one thread.
 */
public final class ContactExport {

  private static final int MAX_WORKERS = 16;

  /** Workers where no rate is known. */
  private static final int DEFAULT_WORKERS = 4;

  /** In pages. */
  private static final int LONGEST_PART = 40;

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
   * Makes an export.
   *
   * @param api the search
   * @param locationId the location to search in
   * @param query what to search for
   * @param requestsPerSecond how many requests the quota allows; empty if that is not known
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
   * Hands contacts over in the order of the query rather than in any. If that is the order of
   * {@code dateAdded}, or the query has none, several workers go on; any other order can only be
   * walked with one cursor.
   *
   * @return this
   */
  public ContactExport ordered() {
    this.ordered = true;
    return this;
  }

  /**
   * Sets how many contacts a request asks for. Default: 500.
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
   * Sets how many pages are fetched at the same time. Default: as many as the quota lets through
   * during one round trip, which is measured, and some to spare.
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
   * Sets who runs the workers. Default: a daemon thread each, which ends with the export.
   *
   * @param executor runs as many tasks at a time as there are workers, and none in the thread that
   *     hands it over
   * @return this
   */
  public ContactExport executor(Executor executor) {
    this.executor = Objects.requireNonNull(executor, "executor");
    return this;
  }

  /**
   * Sets who hears how far the export is: after each page, in the thread that runs the export.
   *
   * @param progress takes the state
   * @return this
   */
  public ContactExport onProgress(Consumer<ExportProgress> progress) {
    this.progress = Objects.requireNonNull(progress, "progress");
    return this;
  }

  /**
   * Sets the listener for page elements that are null or no object, in place of a contact. The
   * export goes on; {@link ExportProgress#unreadable} counts them. A contact with a property that
   * does not fit is handed over like any other: the getter of that property throws.
   *
   * @param unreadable takes an exception with page, counted in this run from 1, and position;
   *     called before the other contacts of the page are handed over, in the thread that runs the
   *     export. An exception that it throws ends the export
   * @return this
   */
  public ContactExport onUnreadable(Consumer<DecodingException> unreadable) {
    this.unreadable = Objects.requireNonNull(unreadable, "unreadable");
    return this;
  }

  /**
   * Goes on where an earlier export has ended. Size of pages and number of workers may differ.
   *
   * @param checkpoint the last one that was saved
   * @return this
   */
  public ContactExport resumeFrom(ExportCheckpoint checkpoint) {
    this.checkpoint = Objects.requireNonNull(checkpoint, "checkpoint");
    return this;
  }

  /** For tests, that have a time of their own. */
  ContactExport clock(Clock virtual, Monitor virtualMonitor) {
    this.clock = virtual;
    this.monitor = virtualMonitor;
    return this;
  }

  /**
   * Runs the export and returns when everything has been handed over.
   *
   * @param sink takes the contacts
   * @return how many contacts this run has handed over
   * @throws IOException if the sink throws it
   * @throws IllegalArgumentException if the checkpoint belongs to another query, order or location
   * @throws io.github.contactsv3.errors.PagingException if the pages of the service lead nowhere
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
    // In order, a part that is larger than what is held for it would make its worker wait.
    ExportPlan plan = new ExportPlan(pageSize, count, ordered ? ExportRun.BUFFERED : LONGEST_PART);
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

  /** All of an export. */
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
