package io.github.contactsv3.pagination;

import io.github.contactsv3.core.internal.Callback;
import io.github.contactsv3.core.internal.ProgressMeter;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.model.ContactSummary;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Delivers the contacts of one window, page by page. Used by one thread. */
final class SyncWindow {

  private final SearchSource source;
  private final String fingerprint;
  private final SyncTimes times;
  private final long from;
  private final int pageSize;
  private final Consumer<DecodingException> listener;
  private final Consumer<ExportProgress> progress;
  private final Duration interval;
  private final Clock clock;

  /** Where to continue if the sink completes nothing more. */
  private SyncWatermark safe;

  private long contacts;
  private long unreadable;

  SyncWindow(
      SyncSearch search,
      SyncTimes times,
      long from,
      int pageSize,
      Consumer<DecodingException> listener,
      Consumer<ExportProgress> progress,
      Duration interval,
      Clock clock) {
    this.source = search.window(from, times.newest());
    this.fingerprint = search.fingerprint();
    this.times = times;
    this.from = from;
    this.pageSize = pageSize;
    this.listener = listener;
    this.progress = progress;
    this.interval = interval;
    this.clock = clock;
    this.safe = SyncWatermark.window(fingerprint, times, from, Position.START);
  }

  /** Delivers what lies behind a position. */
  SyncResult run(Position start, SyncSink sink) {
    LoopGuard guard = new LoopGuard(SearchSource.OPERATION, start);
    ProgressMeter meter = new ProgressMeter(clock, interval);
    safe = SyncWatermark.window(fingerprint, times, from, start);
    OptionalLong total = OptionalLong.empty();
    long pages = 0;
    for (Position at = start; at != null; ) {
      PageSource.Fetched<ContactSummary> page = source.fetch(at, pageSize);
      pages++;
      total = total.isEmpty() ? page.total() : total;
      at = page.next();
      if (at != null) {
        guard.check(at);
      }
      deliver(page, pages, sink);
      if (page.elements().size() > 0 && (at == null || meter.isDue())) {
        long done = start.seen() + contacts + unreadable;
        ExportProgress state = ExportProgress.of(done, unreadable, total, contacts, meter);
        call("listener of progress", () -> progress.accept(state));
      }
    }
    return new SyncResult(SyncWatermark.complete(fingerprint, times), contacts, unreadable);
  }

  private void deliver(PageSource.Fetched<ContactSummary> page, long number, SyncSink sink) {
    for (UnreadableItem item : page.elements().unreadable()) {
      unreadable++;
      DecodingException error = PageElements.error(SearchSource.OPERATION, number, item);
      call("listener of unreadable elements", () -> listener.accept(error));
    }
    Position next = page.next();
    SyncWatermark watermark =
        next == null
            ? SyncWatermark.complete(fingerprint, times)
            : SyncWatermark.window(fingerprint, times, from, next);
    if (!page.elements().items().isEmpty()) {
      call("sink", () -> sink.accept(page.elements().items(), watermark));
      contacts += page.elements().items().size();
    }
    safe = watermark;
  }

  private void call(String name, Callback callback) {
    Callback.run(SearchSource.OPERATION, name, safe, callback);
  }
}
