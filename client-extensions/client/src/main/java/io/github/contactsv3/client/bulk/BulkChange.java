package io.github.contactsv3.client.bulk;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Applies the same change to many contacts, in chunks of one request each. Requests are sent one
 * after another, and retried and paced like any other call. Not thread-safe.
 */
public interface BulkChange {

  /**
   * Sets the maximum number of contacts in a request. Default: 50 for businesses, the service's
   * maximum; 200 for tags, whose maximum is not documented.
   *
   * @param contacts 1 to 50 for businesses, 1 to 10,000 for tags
   * @return this
   * @throws IllegalArgumentException if it is out of range
   */
  BulkChange chunkSize(int contacts);

  /**
   * Checks the ids and sends nothing.
   *
   * @return this
   */
  BulkChange dryRun();

  /**
   * Sets the listener for progress, called at most once a second; see {@link #onProgress(Duration,
   * Consumer)}.
   *
   * @param progress receives the progress
   * @return this
   */
  default BulkChange onProgress(Consumer<BulkProgress> progress) {
    return onProgress(Duration.ofSeconds(1), progress);
  }

  /**
   * Sets the listener for progress, called in the thread that runs the change, after a request, and
   * once at the end.
   *
   * @param atMostEvery the minimum time between two calls, up to a day; the last call does not wait
   *     for it
   * @param progress receives the progress; if it throws an exception, no further request is sent,
   *     and the contacts that are left are {@link BulkResult.Status#SKIPPED}, so that the report
   *     has what was done
   * @return this
   * @throws IllegalArgumentException if the time is negative or more than a day
   */
  BulkChange onProgress(Duration atMostEvery, Consumer<BulkProgress> progress);

  /**
   * Changes contacts. A failed request ends the run only if the next one would fail for the same
   * reason. Contacts that a failed request may have changed are {@link BulkResult.Status#UNKNOWN},
   * and so are contacts that the response does not mention in a readable way.
   *
   * @param contactIds the ids of the contacts; duplicates count once
   * @return a result for each contact
   * @throws IllegalArgumentException if an id is null or blank; nothing was sent
   */
  BulkReport run(Iterable<String> contactIds);
}
