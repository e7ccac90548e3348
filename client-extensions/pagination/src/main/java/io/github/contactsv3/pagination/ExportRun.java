package io.github.contactsv3.pagination;

import io.github.contactsv3.core.internal.Callback;
import io.github.contactsv3.core.internal.ProgressMeter;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.model.ContactSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One run of an export: workers fetch pages, the caller's thread delivers them. */
final class ExportRun {

  /** Pages of each partition that wait to be delivered. */
  static final int BUFFERED = 4;

  /** Partitions for each worker, including those that wait to be delivered. */
  private static final int PARTITIONS = 2;

  private final Monitor monitor;
  private final ExportSearch search;
  private final ExportPlan plan;
  private final ExportSettings settings;

  /** Partitions with contacts to deliver, in the order of the export. */
  private final List<ExportPartition> active = new ArrayList<>();

  private final List<Thread> workers = new ArrayList<>();
  private int busy;
  private boolean stopped;
  private @Nullable Throwable failure;
  private long done;
  private long pages;
  private long unreadable;
  private OptionalLong total;

  /** Where to resume if the sink completes nothing more. Of the thread that runs the export. */
  private ExportCheckpoint safe;

  ExportRun(ExportSettings settings, ExportSearch search, ExportPlan plan, ExportCheckpoint from) {
    this.monitor = settings.monitor();
    this.settings = settings;
    this.search = search;
    this.plan = plan;
    this.done = from.done();
    this.total = from.total();
    this.safe = from;
  }

  /** Delivers all pages; returns the number of contacts in this run. */
  long run(ExportSink sink) {
    long before = done;
    ProgressMeter meter = new ProgressMeter(settings.clock(), settings.interval());
    boolean reported = true;
    try {
      for (int i = 0; i < settings.workers(); i++) {
        settings.executor().execute(this::work);
      }
      for (Delivery next = next(); next != null; next = next()) {
        ExportCheckpoint checkpoint = taken(next);
        deliver(next.batch, checkpoint, sink);
        safe = checkpoint;
        if (!next.batch.isEmpty()) {
          reported = meter.isDue();
          if (reported) {
            report(before, meter);
          }
        }
      }
      if (!reported) {
        report(before, meter);
      }
      return done - before;
    } finally {
      stop();
    }
  }

  private void deliver(ExportPartition.Batch batch, ExportCheckpoint checkpoint, ExportSink sink) {
    if (!batch.isEmpty()) {
      pages++;
    }
    for (UnreadableItem item : batch.unreadable()) {
      unreadable++;
      DecodingException error = PageElements.error(SearchSource.OPERATION, pages, item);
      call("listener of unreadable elements", () -> settings.unreadable().accept(error));
    }
    if (!batch.contacts().isEmpty()) {
      call("sink", () -> sink.accept(batch.contacts(), checkpoint));
    }
  }

  private void report(long before, ProgressMeter meter) {
    ExportProgress progress = ExportProgress.of(done, unreadable, total, done - before, meter);
    call("listener of progress", () -> settings.progress().accept(progress));
  }

  private void call(String name, Callback callback) {
    Callback.run(SearchSource.OPERATION, name, settings.resumption().apply(safe), callback);
  }

  private record Delivery(ExportPartition partition, ExportPartition.Batch batch) {}

  /** Waits for a page; null after the last one. */
  private @Nullable Delivery next() {
    monitor.lock();
    try {
      while (true) {
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedException();
        }
        if (failure != null) {
          throw WorkerFailure.unchecked(failure);
        }
        Delivery next = ready();
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

  private @Nullable Delivery ready() {
    for (ExportPartition partition : active) {
      if (settings.ordered() && (partition != active.get(0) || isPendingBefore(partition))) {
        return null;
      }
      ExportPartition.Batch batch = partition.ready.poll();
      if (batch != null) {
        return new Delivery(partition, batch);
      }
    }
    return null;
  }

  private boolean isPendingBefore(ExportPartition partition) {
    return !plan.pending().isEmpty() && plan.pending().get(0).isBefore(partition.assigned);
  }

  /** The checkpoint to be saved with a page. */
  private ExportCheckpoint taken(Delivery next) {
    monitor.lock();
    try {
      next.partition.delivered(next.batch);
      if (next.partition.left() == null) {
        active.remove(next.partition);
        monitor.signal();
      }
      done += next.batch.contacts().size();
      List<ExportRange> left = new ArrayList<>(plan.pending());
      for (ExportPartition partition : active) {
        ExportRange range = partition.left();
        if (range != null) {
          left.add(range);
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
      for (ExportPartition partition = claim(); partition != null; partition = claim()) {
        fetchAll(partition);
        busy--;
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

  /** Waits for a partition; null after the last one. The caller holds the monitor. */
  private @Nullable ExportPartition claim() throws InterruptedException {
    while (!stopped) {
      ExportPartition partition = mayClaim() ? plan.take() : null;
      if (partition != null) {
        busy++;
        active.add(partition);
        active.sort(Comparator.comparing(s -> s.assigned, ExportRun::compare));
        return partition;
      }
      if (busy == 0 && plan.pending().isEmpty()) {
        return null;
      }
      // Other workers may still cut their partitions.
      monitor.await();
    }
    return null;
  }

  /**
   * Returns whether another partition may start, or the one that all others wait for is missing.
   */
  private boolean mayClaim() {
    return active.size() < PARTITIONS * settings.workers()
        || (settings.ordered() && isPendingBefore(active.get(0)));
  }

  private static int compare(ExportRange one, ExportRange other) {
    return one.isBefore(other) ? -1 : other.isBefore(one) ? 1 : 0;
  }

  /**
   * Fetches a partition to its end. The caller holds the monitor, which is released for each
   * request.
   */
  private void fetchAll(ExportPartition partition) throws InterruptedException {
    LoopGuard guard = new LoopGuard(SearchSource.OPERATION, partition.assigned.at());
    boolean unmeasured = partition.assigned.at().after() == null;
    for (ExportRange range = partition.unfetched(); range != null; range = partition.unfetched()) {
      while (partition.ready.size() >= BUFFERED && !stopped) {
        monitor.await();
      }
      if (stopped) {
        return;
      }
      PageSource.Fetched<ContactSummary> page = fetch(range);
      if (page.next() != null) {
        guard.check(page.next());
      }
      unmeasured = unmeasured && !measure(partition, page);
      ExportRange within = range.until(partition.end());
      partition.add(
          search.within(within, page.elements().items()),
          page.elements().unreadable(),
          search.isBeyond(within, page.elements()) ? null : page.next());
      monitor.signal();
    }
  }

  private PageSource.Fetched<ContactSummary> fetch(ExportRange range) {
    monitor.unlock();
    try {
      return search.fetch(range, settings.pageSize());
    } finally {
      monitor.lock();
    }
  }

  /** Measures the partition by a page; returns whether that was possible. */
  private boolean measure(ExportPartition partition, PageSource.Fetched<ContactSummary> page) {
    ExportRange.Kind kind = partition.assigned.kind();
    if (total.isEmpty() && (kind == ExportRange.Kind.FIRST || kind == ExportRange.Kind.WHOLE)) {
      total = page.total();
    }
    int size = page.elements().size();
    if (!partition.assigned.isDated()) {
      return true;
    }
    if (size == 0) {
      plan.measuredEmpty(partition);
      return true;
    }
    Long first = Long.valueOf(partition.assigned.from());
    if (kind == ExportRange.Kind.FIRST) {
      first = search.place(page.elements().at(0));
    }
    // Without the place of the last contact, a cut might lie before it, and it would be exported
    // twice.
    Long last = search.place(page.elements().at(size - 1));
    if (first == null || last == null) {
      return false;
    }
    plan.measured(partition, page.total().orElse(size), size, first, last);
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
