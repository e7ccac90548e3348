package io.github.contactsv3.client.bulk;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Creates or updates the contacts of a stream, several in parallel, paced by the quota. Holds at
 * most four rows in memory for each parallel call.
 *
 * <p>Contacts that share an e-mail address or a phone number are sent one after the other, in the
 * order of the stream. (Only the service knows whether an address and a number belong to the same
 * contact.) Results are delivered in the order of the stream.
 *
 * <p>After a crash, contacts whose results were not yet delivered are sent again. This updates them
 * twice, but creates none twice unless {@code createNewIfDuplicateAllowed} is set or they have
 * neither e-mail address nor phone number. One object is one run; not thread-safe.
 *
 * @param <K> the type of the caller's keys; {@link Long}, the position in the stream, for a stream
 *     of requests
 */
public interface BulkUpsert<K> {

  /**
   * Sets the number of parallel calls. Default: 4, which uses the quota of 10 a second if a call
   * takes up to 400 ms.
   *
   * @param calls 1 to 64
   * @return this
   * @throws IllegalArgumentException if it is out of range
   */
  BulkUpsert<K> parallelism(int calls);

  /**
   * Changes nothing and only looks up which contacts exist.
   *
   * @return this
   */
  BulkUpsert<K> dryRun();

  /**
   * Adds the tags of each request to those that the contact has; by default an upsert replaces all
   * tags. A contact with tags takes two requests: the upsert without them, and one that adds them.
   * If only the second fails, the result is {@link UpsertResult.Status#UNKNOWN} with the id of the
   * contact.
   *
   * @return this
   */
  BulkUpsert<K> addTags();

  /**
   * Sets the executor that sends contacts. Default: a daemon thread for each contact.
   *
   * @param executor runs as many tasks at a time as there are parallel calls
   * @return this
   */
  BulkUpsert<K> executor(Executor executor);

  /**
   * Sets the number of rows of the stream, for {@link UpsertProgress#total}. Default: the size of
   * the stream if it is known, as for the stream of a list.
   *
   * @param rows the number, including those that a resumed run skips; 0 or more
   * @return this
   * @throws IllegalArgumentException if it is negative
   */
  BulkUpsert<K> total(long rows);

  /**
   * Sets the listener for progress, called at most once a second; see {@link #onProgress(Duration,
   * Consumer)}.
   *
   * @param progress receives the progress
   * @return this
   */
  default BulkUpsert<K> onProgress(Consumer<UpsertProgress> progress) {
    return onProgress(Duration.ofSeconds(1), progress);
  }

  /**
   * Sets the listener for progress, called in the thread that runs the upserts, after a result that
   * the sink has completed, and once at the end.
   *
   * @param atMostEvery the minimum time between two calls, up to a day; the last call does not wait
   *     for it
   * @param progress receives the progress; an exception that it throws ends the run as one of the
   *     sink does
   * @return this
   * @throws IllegalArgumentException if the time is negative or more than a day
   */
  BulkUpsert<K> onProgress(Duration atMostEvery, Consumer<UpsertProgress> progress);

  /**
   * Skips the rows that an earlier run has completed. The stream must begin with the same rows.
   *
   * @param checkpoint the last saved checkpoint
   * @return this
   */
  BulkUpsert<K> resumeFrom(UpsertCheckpoint checkpoint);

  /**
   * Sends the contacts and returns a report, which holds the rows with problems in memory. Use
   * {@link #run(UpsertSink)} if too many rows might fail to keep them all, and to save results as
   * they arrive.
   *
   * <p>A failure that affects all contacts, such as a refused token, ends the run: the report has
   * it, with the results of all rows that were sent. The remaining rows are not read. Rows that are
   * under way when the thread is interrupted or the listener throws have no result, and are sent
   * again by a run that resumes.
   *
   * @return the rows with problems, and what ended the run before the end of the stream
   * @throws IllegalArgumentException if a row is null, or the stream does not begin with the rows
   *     of the checkpoint. Exceptions of the stream and the executor are thrown unchanged
   * @throws IllegalStateException if this object was run before: its rows have been read; or if the
   *     client was closed before the first call
   */
  UpsertReport<K> run();

  /**
   * Sends the contacts and returns when all results have been delivered.
   *
   * @param sink receives the results
   * @return how many rows have which status
   * @throws IllegalArgumentException if a row is null, or the stream does not begin with the rows
   *     of the checkpoint; in that case nothing was sent
   * @throws io.github.contactsv3.errors.CallbackException if the sink or the listener throws an
   *     exception, which is the cause; it has the checkpoint to resume from. Contacts sent
   *     meanwhile are sent again then
   * @throws io.github.contactsv3.errors.ContactsApiException if a contact fails for a reason that
   *     affects every other one, such as a refused token; its result is not delivered. Exceptions
   *     of the stream and the executor are thrown unchanged
   * @throws IllegalStateException if this object was run before: its rows have been read; or if the
   *     client was closed before the first call
   */
  UpsertSummary run(UpsertSink<K> sink);
}
