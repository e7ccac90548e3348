package io.github.contactsv3.client.bulk;

import io.github.contactsv3.core.internal.Ranges;
import io.github.contactsv3.errors.ContactsApiException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Applies the same change to many contacts, in chunks of one request each. Requests are sent one
 * after another, and retried and paced like any other call. Not thread-safe.
 */
public final class BulkChange {

  private final ChunkCall call;
  private int chunkSize;
  private boolean dryRun;

  BulkChange(ChunkCall call) {
    this.call = call;
    this.chunkSize = call.defaultChunk();
  }

  /**
   * Sets the maximum number of contacts in a request. Default: 50 for businesses, the service's
   * maximum; 200 for tags, whose maximum is not documented.
   *
   * @param contacts 1 to 50 for businesses, 1 to 10,000 for tags
   * @return this
   * @throws IllegalArgumentException if it is out of range
   */
  public BulkChange chunkSize(int contacts) {
    this.chunkSize = Ranges.check("chunkSize", contacts, 1, call.maxChunk());
    return this;
  }

  /**
   * Checks the ids and sends nothing.
   *
   * @return this
   */
  public BulkChange dryRun() {
    this.dryRun = true;
    return this;
  }

  /**
   * Changes contacts. A failed request ends the run only if the next one would fail for the same
   * reason. Contacts that a failed request may have changed are {@link BulkResult.Status#UNKNOWN},
   * and so are contacts that the response does not mention in a readable way.
   *
   * @param contactIds the ids of the contacts; duplicates count once
   * @return a result for each contact
   * @throws IllegalArgumentException if an id is null or blank; nothing was sent
   */
  public BulkReport run(Iterable<String> contactIds) {
    Set<String> ids = new LinkedHashSet<>();
    contactIds.forEach(
        id -> {
          if (id == null || id.isBlank()) {
            throw new IllegalArgumentException("contactIds[" + ids.size() + "] is blank");
          }
          ids.add(id);
        });
    Map<String, BulkResult> results = new LinkedHashMap<>();
    boolean stopped = false;
    List<String> all = List.copyOf(ids);
    for (int from = 0; from < all.size(); from += chunkSize) {
      List<String> chunk = all.subList(from, Math.min(from + chunkSize, all.size()));
      if (dryRun || stopped) {
        skip(chunk, results);
      } else {
        stopped = !send(chunk, results);
      }
    }
    return new BulkReport(new ArrayList<>(results.values()));
  }

  private void skip(List<String> chunk, Map<String, BulkResult> results) {
    BulkResult.Status status = dryRun ? BulkResult.Status.DRY_RUN : BulkResult.Status.SKIPPED;
    String message =
        dryRun ? "" : "not sent, because an earlier request failed for a reason that affects all";
    chunk.forEach(id -> results.put(id, BulkResult.of(id, status, message)));
  }

  /** Sends a request; returns whether another one makes sense. */
  private boolean send(List<String> chunk, Map<String, BulkResult> results) {
    try {
      chunk.forEach(
          id ->
              results.put(
                  id,
                  BulkResult.of(id, BulkResult.Status.UNKNOWN, "not mentioned in the response")));
      for (BulkResult result : call.send(chunk)) {
        // Ignores ids in the response that were not sent.
        results.computeIfPresent(result.contactId(), (id, unknown) -> result);
      }
      return true;
    } catch (ContactsApiException e) {
      BulkResult.Status status =
          Failures.changedNothing(e) ? BulkResult.Status.FAILED : BulkResult.Status.UNKNOWN;
      chunk.forEach(id -> results.put(id, BulkResult.of(id, status, e)));
      return !Failures.isPersistent(e);
    }
  }
}
