package io.github.contactsv3.pagination;

import io.github.contactsv3.api.SearchApi;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.search.ContactQuery;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps a copy of a location in step: delivers every contact that is new or has changed since a
 * watermark, each at least once. The first sync is an {@linkplain ContactExport export}; later ones
 * send one request to learn the service's time, and then one for each 500 contacts of the window
 * since.
 * <!-- region sync of JavadocSnippets.java -->
 *
 * <pre>{@code
 * SyncResult result =
 *     client
 *         .sync(saved.map(SyncWatermark::parse).orElse(SyncWatermark.start()))
 *         .run(sink); // saves contacts and watermark together
 * save(result.watermark().toString());
 * }</pre>
 *
 * <p>A window begins {@link #lag lag} and {@link #overlap overlap} before the service's time of the
 * sync before, since the search index shows changes late. So contacts that changed within that time
 * are delivered again; see {@link SyncSink}. Contacts that change during a sync are delivered by it
 * or by the next one. A sync that was interrupted is first completed, then continued with what has
 * changed since. No local clock is used.
 *
 * <p>Deleted contacts are in no search: {@link #sweep} finds them. With a query, contacts that no
 * longer match it are not delivered either, and a sweep reports them as deleted.
 *
 * <p>{@link #run} throws the exceptions of calls unchanged. Not thread-safe: one object is one run,
 * configured and started by one thread.
 */
public interface ContactSync {

  /**
   * Creates a sync.
   *
   * @param api the search
   * @param locationId the location to search in
   * @param query the contacts to copy; its order is ignored
   * @param watermark that of the last sync
   * @param requestsPerSecond the rate that the quota allows; empty if unknown
   * @return the sync, not started
   */
  static ContactSync of(
      SearchApi api,
      String locationId,
      ContactQuery query,
      SyncWatermark watermark,
      Supplier<OptionalDouble> requestsPerSecond) {
    return new DefaultContactSync(api, locationId, query, watermark, requestsPerSecond);
  }

  /**
   * Sets how long the search index may take to show a change. Default: a minute. A change that it
   * shows even later, by more than {@link #overlap}, may be missed.
   *
   * @param lag the time, up to a day
   * @return this
   * @throws IllegalArgumentException if it is negative or longer
   */
  ContactSync lag(Duration lag);

  /**
   * Sets the time that is read again in addition to the lag, in case servers differ in their
   * clocks. Default: a minute.
   *
   * @param overlap the time, up to 30 days
   * @return this
   * @throws IllegalArgumentException if it is negative or longer
   */
  ContactSync overlap(Duration overlap);

  /**
   * Sets the page size. Default: 500 contacts.
   *
   * @param size 1 to 500
   * @return this
   * @throws IllegalArgumentException if it is out of range
   */
  ContactSync pageSize(int size);

  /**
   * Sets the number of pages that the first sync fetches in parallel, as {@link
   * ContactExport#parallelism} does. Later syncs fetch one page after the other.
   *
   * @param workers 1 to 16
   * @return this
   * @throws IllegalArgumentException if it is out of range
   */
  ContactSync parallelism(int workers);

  /**
   * Sets the executor that runs the workers of the first sync, as {@link ContactExport#executor}
   * does.
   *
   * @param executor runs as many tasks at a time as there are workers, and none in the submitting
   *     thread
   * @return this
   */
  ContactSync executor(Executor executor);

  /**
   * Sets the listener for progress, called after each page in the thread that runs the sync.
   *
   * @param progress receives the progress; an exception that it throws ends the sync as one of the
   *     sink does
   * @return this
   */
  default ContactSync onProgress(Consumer<ExportProgress> progress) {
    return onProgress(Duration.ZERO, progress);
  }

  /**
   * Sets the listener for progress, called in the thread that runs the sync, after a page that the
   * sink has completed, and once at the end. A run that first completes an interrupted sync then
   * starts again to count.
   *
   * @param atMostEvery the minimum time between two calls, up to a day; the last call does not wait
   *     for it
   * @param progress receives the progress; an exception that it throws ends the sync as one of the
   *     sink does
   * @return this
   * @throws IllegalArgumentException if the time is negative or more than a day
   */
  ContactSync onProgress(Duration atMostEvery, Consumer<ExportProgress> progress);

  /**
   * Sets the listener for page elements that are null or not an object. The sync continues. A
   * contact with an unreadable property is delivered like any other: the getter of that property
   * throws.
   *
   * @param unreadable receives an exception with page and position; called before the other
   *     contacts of the page are delivered, in the thread that runs the sync. An exception that it
   *     throws ends the sync as one of the sink does
   * @return this
   */
  ContactSync onUnreadable(Consumer<DecodingException> unreadable);

  /**
   * Runs the sync and returns when all changes have been delivered.
   *
   * @param sink receives the contacts
   * @return the next watermark, and counts
   * @throws io.github.contactsv3.errors.CallbackException if the sink or a listener throws an
   *     exception, which is the cause; it has the watermark to continue from
   * @throws IllegalArgumentException if the watermark belongs to another query or location, or lies
   *     in the service's future
   * @throws io.github.contactsv3.errors.PagingException if the service's cursors lead nowhere
   * @throws io.github.contactsv3.errors.ContactsApiException if a request fails
   */
  SyncResult run(SyncSink sink);

  /**
   * Asks for the service's time and returns the next window, without delivering any of it: for
   * programs that read it elsewhere, with {@link #window}, such as one of a cluster. One request.
   * The watermark to plan the window after it is its {@link SyncWatermark#afterWindow}.
   *
   * @return a watermark that {@linkplain SyncWatermark#hasWindow has a window}; or one without, if
   *     nothing has changed
   * @throws IllegalArgumentException if the watermark belongs to another query or location, lies in
   *     the service's future, has a window, or its first sync has not ended; begin with {@link
   *     SyncWatermark#at}
   * @throws io.github.contactsv3.errors.ContactsApiException if the request fails
   */
  SyncWatermark plan();

  /**
   * Returns the contacts of the window that the watermark has, in the order of their changes.
   * Nothing is sent before they are read. They can be read any number of times; contacts that have
   * changed since {@link #plan} are in the next window, and no longer in this one.
   *
   * @return the contacts from where the window has come to
   * @throws IllegalArgumentException if the watermark belongs to another query or location, or has
   *     no window
   */
  PagedIterable<ContactSummary> window();

  /**
   * Finds the contacts that the copy has and the service no longer has, among those that were added
   * before the watermark. One request if nothing was deleted: the numbers of contacts on both sides
   * are equal. Otherwise parts with different numbers are halved, then read: at most 210 requests
   * for each 100,000 contacts, and fewer if little was deleted. Contacts without {@code dateAdded}
   * are not compared.
   *
   * <p>The copy must be in step up to the watermark: {@link #run} first. Its {@link #lag} and
   * {@link #overlap} hold here, too. Contacts that are deleted while it runs are found by it or by
   * the next sweep.
   *
   * @param copy the copy
   * @param sink receives the ids of deleted contacts, to remove them from the copy; a page at a
   *     time
   * @return how many were found
   * @throws io.github.contactsv3.errors.CallbackException if the copy or the sink throws an
   *     exception, which is the cause; a sweep can always be run again
   * @throws IllegalArgumentException if the watermark belongs to another query or location, or the
   *     first sync has not ended
   * @throws io.github.contactsv3.errors.PagingException if the service counts more contacts than it
   *     lists, or has no count
   * @throws io.github.contactsv3.errors.ContactsApiException if a request fails
   */
  SweepResult sweep(ContactCopy copy, SweepSink sink);
}
