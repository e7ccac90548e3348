package io.github.contactsv3.pagination;

import io.github.contactsv3.api.SearchApi;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.search.ContactQuery;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
 * few for each worker are held in memory. {@link #run} throws the exceptions of calls and executor
 * unchanged. Resume from the last checkpoint: errors of an export have no resume cursor, since one
 * cursor cannot represent all ranges.
 *
 * <p>Not thread-safe: one object is one run, configured and started by one thread.
 */
public interface ContactExport {

  /**
   * Creates an export.
   *
   * @param api the search
   * @param locationId the location to search in
   * @param query the query
   * @param requestsPerSecond the rate that the quota allows; empty if unknown
   * @return the export, not started
   */
  static ContactExport of(
      SearchApi api,
      String locationId,
      ContactQuery query,
      Supplier<OptionalDouble> requestsPerSecond) {
    return new DefaultContactExport(api, locationId, query, requestsPerSecond);
  }

  /**
   * Creates an export of a list, for fakes: it delivers the contacts in their order, in pages with
   * checkpoints from which it can be resumed.
   *
   * @param contacts the contacts; copied
   * @return the export, not started
   */
  static ContactExport of(List<ContactSummary> contacts) {
    return new ListExport(contacts);
  }

  /**
   * Delivers contacts in the order of the query. Ordered by {@code dateAdded}, or without an order,
   * several workers still fetch in parallel; any other order needs a single cursor.
   *
   * @return this
   */
  ContactExport ordered();

  /**
   * Sets the page size. Default: 500 contacts.
   *
   * @param size 1 to 500
   * @return this
   * @throws IllegalArgumentException if it is out of range
   */
  ContactExport pageSize(int size);

  /**
   * Sets the number of pages fetched in parallel. Default: as many as the quota permits during one
   * measured round trip, and some to spare.
   *
   * @param workers 1 to 16
   * @return this
   * @throws IllegalArgumentException if it is out of range
   */
  ContactExport parallelism(int workers);

  /**
   * Sets the executor that runs the workers. Default: one daemon thread for each, which ends with
   * the export.
   *
   * @param executor runs as many tasks at a time as there are workers, and none in the submitting
   *     thread
   * @return this
   */
  ContactExport executor(Executor executor);

  /**
   * Sets the listener for progress, called after each page in the thread that runs the export.
   *
   * @param progress receives the progress; an exception that it throws ends the export as one of
   *     the sink does
   * @return this
   */
  default ContactExport onProgress(Consumer<ExportProgress> progress) {
    return onProgress(Duration.ZERO, progress);
  }

  /**
   * Sets the listener for progress, called in the thread that runs the export, after a page that
   * the sink has completed, and once at the end.
   *
   * @param atMostEvery the minimum time between two calls, up to a day; the last call does not wait
   *     for it
   * @param progress receives the progress; an exception that it throws ends the export as one of
   *     the sink does
   * @return this
   * @throws IllegalArgumentException if the time is negative or more than a day
   */
  ContactExport onProgress(Duration atMostEvery, Consumer<ExportProgress> progress);

  /**
   * Sets the listener for page elements that are null or not an object. The export continues;
   * {@link ExportProgress#unreadable} counts them. A contact with an unreadable property is
   * delivered like any other: the getter of that property throws.
   *
   * @param unreadable receives an exception with page, counted in this run from 1, and position;
   *     called before the other contacts of the page are delivered, in the thread that runs the
   *     export. An exception that it throws ends the export as one of the sink does
   * @return this
   */
  ContactExport onUnreadable(Consumer<DecodingException> unreadable);

  /**
   * Resumes an earlier export. Page size and number of workers may differ.
   *
   * @param checkpoint the last saved checkpoint
   * @return this
   */
  ContactExport resumeFrom(ExportCheckpoint checkpoint);

  /**
   * Runs the export and returns when all contacts have been delivered.
   *
   * @param sink receives the contacts
   * @return the number of contacts that this run delivered
   * @throws io.github.contactsv3.errors.CallbackException if the sink or a listener throws an
   *     exception, which is the cause; it has the checkpoint to resume from
   * @throws IllegalArgumentException if the checkpoint belongs to another query, order or location
   * @throws io.github.contactsv3.errors.PagingException if the service's cursors lead nowhere
   * @throws io.github.contactsv3.errors.ContactsApiException if a request fails
   */
  long run(ExportSink sink);
}
