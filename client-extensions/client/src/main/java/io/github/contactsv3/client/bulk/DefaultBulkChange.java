package io.github.contactsv3.client.bulk;

import io.github.contactsv3.client.internal.call.ClientClosedException;
import io.github.contactsv3.core.OperationInfo;
import io.github.contactsv3.core.internal.ProgressMeter;
import io.github.contactsv3.core.internal.Ranges;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.ContactsApiException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settings and run of a change. */
final class DefaultBulkChange implements BulkChange {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.contactsv3.client");

  private static final String LISTENER_FAILED = "the listener of progress failed";

  private final ChunkCall call;
  private int chunkSize;
  private boolean dryRun;
  private Duration interval = Duration.ZERO;
  private Consumer<BulkProgress> listener = progress -> {};
  private Clock clock = Clock.system();

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
  public BulkChange onProgress(Duration atMostEvery, Consumer<BulkProgress> progress) {
    this.interval = ProgressMeter.checkInterval(atMostEvery);
    this.listener = Objects.requireNonNull(progress, "progress");
    return this;
  }

  /** Sets the clock, for tests. */
  DefaultBulkChange clock(Clock virtual) {
    this.clock = virtual;
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
    @Nullable String stop = null;
    ProgressMeter meter = new ProgressMeter(clock, interval);
    List<String> all = List.copyOf(ids);
    for (int from = 0; from < all.size(); from += chunkSize) {
      int to = Math.min(from + chunkSize, all.size());
      List<String> chunk = all.subList(from, to);
      if (dryRun || stop != null) {
        skip(chunk, results, stop);
        continue;
      }
      if (!send(chunk, results)) {
        stop = "an earlier request failed for a reason that affects all";
      }
      if (to < all.size() && meter.isDue() && !report(results, all.size(), meter)) {
        stop = LISTENER_FAILED;
      }
    }
    if (!LISTENER_FAILED.equals(stop)) {
      report(results, all.size(), meter);
    }
    return new BulkReport(new ArrayList<>(results.values()));
  }

  /** Reports progress; returns whether the listener works. */
  private boolean report(Map<String, BulkResult> results, int total, ProgressMeter meter) {
    double perSecond = meter.perSecond(results.size());
    BulkProgress progress =
        new BulkProgress(
            results.size(),
            total,
            new BulkReport(new ArrayList<>(results.values())).problems().size(),
            perSecond,
            ProgressMeter.timeLeft(total - results.size(), perSecond));
    try {
      listener.accept(progress);
      return true;
    } catch (Exception e) {
      LOG.warn("the listener of progress failed ({})", e.getClass().getName());
      return false;
    }
  }

  private void skip(List<String> chunk, Map<String, BulkResult> results, @Nullable String stop) {
    BulkResult.Status status = dryRun ? BulkResult.Status.DRY_RUN : BulkResult.Status.SKIPPED;
    String message = dryRun ? "" : "not sent, because " + stop;
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
    } catch (ClientClosedException e) {
      if (results.size() == chunk.size()) {
        throw e;
      }
      // Not the caller's mistake: what was done until then is in the report.
      ContactsApiException closed = Failures.closed(OperationInfo.NONE);
      chunk.forEach(id -> results.put(id, BulkResult.of(id, BulkResult.Status.FAILED, closed)));
      return false;
    } catch (ContactsApiException e) {
      BulkResult.Status status =
          Failures.changedNothing(e) ? BulkResult.Status.FAILED : BulkResult.Status.UNKNOWN;
      chunk.forEach(id -> results.put(id, BulkResult.of(id, status, e)));
      return !Failures.isPersistent(e);
    }
  }
}
