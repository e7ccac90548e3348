package io.github.contactsv3.pagination;

import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.model.ContactSummary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run of an export: workers fetch, the caller's thread hands over. */
final class ExportRun {

  /** Pages that wait to be handed over, of each segment. */
  static final int BUFFERED = 4;

  /** Segments for each worker, those included that wait to be handed over. */
  private static final int SEGMENTS = 2;

  private final Monitor monitor;
  private final ExportSearch search;
  private final ExportPlan plan;
  private final ExportSettings settings;

  /** Segments with contacts to be handed over, in the order of the export. */
  private final List<Segment> active = new ArrayList<>();

  private final List<Thread> workers = new ArrayList<>();
  private int walking;
  private boolean stopped;
  private @Nullable Throwable failure;
  private long done;
  private long pages;
  private long unreadable;
  private OptionalLong total;

  ExportRun(ExportSettings settings, ExportSearch search, ExportPlan plan, ExportCheckpoint from) {
    this.monitor = settings.monitor();
    this.settings = settings;
    this.search = search;
    this.plan = plan;
    this.done = from.done();
    this.total = from.total();
  }

  /** Hands over all; returns how many contacts that were in this run. */
  long run(ExportSink sink, Consumer<ExportProgress> progress) throws IOException {
    long before = done;
    long start = settings.clock().nanoTime();
    try {
      for (int i = 0; i < settings.workers(); i++) {
        settings.executor().execute(this::work);
      }
      for (Handover next = next(); next != null; next = next()) {
        ExportCheckpoint checkpoint = taken(next);
        report(next.batch);
        if (!next.batch.contacts().isEmpty()) {
          sink.accept(next.batch.contacts(), checkpoint);
        }
        if (!next.batch.isEmpty()) {
          progress.accept(
              ExportProgress.of(
                  done, unreadable, total, done - before, settings.clock().nanoTime() - start));
        }
      }
      return done - before;
    } finally {
      stop();
    }
  }

  private void report(Segment.Batch batch) {
    if (!batch.isEmpty()) {
      pages++;
    }
    for (UnreadableItem item : batch.unreadable()) {
      unreadable++;
      settings.unreadable().accept(Elements.error(SearchSource.OPERATION, pages, item));
    }
  }

  private record Handover(Segment segment, Segment.Batch batch) {}

  /** Waits for a page; null if there is no more. */
  private @Nullable Handover next() {
    monitor.lock();
    try {
      while (true) {
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedException();
        }
        if (failure != null) {
          throw WorkerFailure.unchecked(failure);
        }
        Handover next = ready();
        if (next != null) {
          monitor.signal();
          return next;
        }
        if (active.isEmpty() && plan.pending().isEmpty()) {
          return null;
        }
        monitor.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(SearchSource.OPERATION, 0, "a page");
    } finally {
      monitor.unlock();
    }
  }

  private @Nullable Handover ready() {
    for (Segment segment : active) {
      if (settings.ordered() && (segment != active.get(0) || isPendingBefore(segment))) {
        return null;
      }
      Segment.Batch batch = segment.ready.poll();
      if (batch != null) {
        return new Handover(segment, batch);
      }
    }
    return null;
  }

  private boolean isPendingBefore(Segment segment) {
    return !plan.pending().isEmpty() && plan.pending().get(0).isBefore(segment.given);
  }

  /** The checkpoint to be saved with a page. */
  private ExportCheckpoint taken(Handover next) {
    monitor.lock();
    try {
      next.segment.handedOver(next.batch);
      if (next.segment.left() == null) {
        active.remove(next.segment);
        monitor.signal();
      }
      done += next.batch.contacts().size();
      List<Span> left = new ArrayList<>(plan.pending());
      for (Segment segment : active) {
        Span span = segment.left();
        if (span != null) {
          left.add(span);
        }
      }
      return new ExportCheckpoint(settings.fingerprint(), done, total, left);
    } finally {
      monitor.unlock();
    }
  }

  private void work() {
    monitor.lock();
    try {
      workers.add(Thread.currentThread());
      for (Segment segment = claim(); segment != null; segment = claim()) {
        walk(segment);
        walking--;
        monitor.signal();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure =
          failure == null
              ? new CallInterruptedException(SearchSource.OPERATION, 0, "a worker")
              : failure;
      stopped = true;
    } catch (RuntimeException | Error e) {
      failure = failure == null ? e : failure;
      stopped = true;
    } finally {
      workers.remove(Thread.currentThread());
      monitor.signal();
      monitor.unlock();
    }
  }

  /** Waits for a segment; null if there will be none. The caller holds the monitor. */
  private @Nullable Segment claim() throws InterruptedException {
    while (!stopped) {
      Segment segment = mayClaim() ? plan.take() : null;
      if (segment != null) {
        walking++;
        active.add(segment);
        active.sort(Comparator.comparing(s -> s.given, ExportRun::compare));
        return segment;
      }
      if (walking == 0 && plan.pending().isEmpty()) {
        return null;
      }
      // Others walk, and may cut off a part of their segments.
      monitor.await();
    }
    return null;
  }

  /** Whether there is room for another segment, or the one that all others wait for is missing. */
  private boolean mayClaim() {
    return active.size() < SEGMENTS * settings.workers()
        || (settings.ordered() && isPendingBefore(active.get(0)));
  }

  private static int compare(Span one, Span other) {
    return one.isBefore(other) ? -1 : other.isBefore(one) ? 1 : 0;
  }

  /** Walks a segment to its end. The caller holds the monitor, which is left for each request. */
  private void walk(Segment segment) throws InterruptedException {
    LoopGuard guard = new LoopGuard(SearchSource.OPERATION, segment.given.at());
    boolean unmeasured = segment.given.at().after() == null;
    for (Span span = segment.unfetched(); span != null; span = segment.unfetched()) {
      while (segment.ready.size() >= BUFFERED && !stopped) {
        monitor.await();
      }
      if (stopped) {
        return;
      }
      PageSource.Fetched<ContactSummary> page = fetch(span);
      if (page.next() != null) {
        guard.check(page.next());
      }
      unmeasured = unmeasured && !measure(segment, page);
      Span within = span.until(segment.end());
      segment.add(
          search.within(within, page.elements().items()),
          page.elements().unreadable(),
          search.isBeyond(within, page.elements()) ? null : page.next());
      monitor.signal();
    }
  }

  private PageSource.Fetched<ContactSummary> fetch(Span span) {
    monitor.unlock();
    try {
      return search.fetch(span, settings.pageSize());
    } finally {
      monitor.lock();
    }
  }

  /** Learns from a page how large the segment is; returns whether that can be learned from it. */
  private boolean measure(Segment segment, PageSource.Fetched<ContactSummary> page) {
    Span.Kind kind = segment.given.kind();
    if (total.isEmpty() && (kind == Span.Kind.FIRST || kind == Span.Kind.WHOLE)) {
      total = page.total();
    }
    int size = page.elements().size();
    if (!segment.given.isDated()) {
      return true;
    }
    if (size == 0) {
      plan.measuredEmpty(segment);
      return true;
    }
    Long first = Long.valueOf(segment.given.from());
    if (kind == Span.Kind.FIRST) {
      first = search.place(page.elements().at(0));
    }
    // Without the place of the very last one, a cut might run in front of it, and it come twice.
    Long last = search.place(page.elements().at(size - 1));
    if (first == null || last == null) {
      return false;
    }
    plan.measured(segment, page.total().orElse(size), size, first, last);
    return true;
  }

  private void stop() {
    monitor.lock();
    try {
      stopped = true;
      if (settings.ownThreads()) {
        workers.forEach(Thread::interrupt);
      }
      monitor.signal();
    } finally {
      monitor.unlock();
    }
  }
}
