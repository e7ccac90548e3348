package io.github.contactsv3.client.bulk;

import io.github.contactsv3.core.internal.Ranges;
import io.github.contactsv3.errors.ContactsApiException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Settings and run of a change. */
final class DefaultBulkChange implements BulkChange {

  private final ChunkCall call;
  private int chunkSize;
  private boolean dryRun;

  DefaultBulkChange(ChunkCall call) {
    this.call = call;
    this.chunkSize = call.defaultChunk();
  }

  @Override
  public BulkChange chunkSize(int contacts) {
    this.chunkSize = Ranges.check("chunkSize", contacts, 1, call.maxChunk());
    return this;
  }

  @Override
  public BulkChange dryRun() {
    this.dryRun = true;
    return this;
  }

  @Override
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
