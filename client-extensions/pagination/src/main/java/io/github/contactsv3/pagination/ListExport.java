package io.github.contactsv3.pagination;

import io.github.contactsv3.core.internal.Callback;
import io.github.contactsv3.core.internal.ProgressMeter;
import io.github.contactsv3.core.internal.Ranges;
import io.github.contactsv3.core.spi.Clock;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.model.ContactSummary;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The export of a list, for fakes. Its checkpoints count the contacts. */
final class ListExport implements ContactExport {
  private static final String FINGERPRINT = "list";

  private final List<ContactSummary> contacts;
  private int pageSize = SearchSource.MAX_PAGE_SIZE;
  private int start;
  private Duration interval = Duration.ZERO;
  private Consumer<ExportProgress> progress = state -> {};

  ListExport(List<ContactSummary> contacts) {
    this.contacts = List.copyOf(contacts);
  }

  @Override
  public ContactExport ordered() {
    return this;
  }

  @Override
  public ContactExport pageSize(int size) {
    this.pageSize = Ranges.check("pageSize", size, 1, SearchSource.MAX_PAGE_SIZE);
    return this;
  }

  @Override
  public ContactExport parallelism(int workers) {
    Ranges.check("parallelism", workers, 1, DefaultContactExport.MAX_WORKERS);
    return this;
  }

  @Override
  public ContactExport executor(Executor executor) {
    Objects.requireNonNull(executor, "executor");
    return this;
  }

  @Override
  public ContactExport onProgress(Duration atMostEvery, Consumer<ExportProgress> progress) {
    this.interval = ProgressMeter.checkInterval(atMostEvery);
    this.progress = Objects.requireNonNull(progress, "progress");
    return this;
  }

  @Override
  public ContactExport onUnreadable(Consumer<DecodingException> unreadable) {
    Objects.requireNonNull(unreadable, "unreadable");
    return this;
  }

  @Override
  public ContactExport resumeFrom(ExportCheckpoint checkpoint) {
    checkpoint.rangesOf(FINGERPRINT);
    this.start = (int) Math.min(contacts.size(), checkpoint.done());
    return this;
  }

  @Override
  public long run(ExportSink sink) {
    ProgressMeter meter = new ProgressMeter(Clock.system(), interval);
    for (int from = start; from < contacts.size(); from += pageSize) {
      int to = Math.min(contacts.size(), from + pageSize);
      List<ContactSummary> page = contacts.subList(from, to);
      call("sink", from, () -> sink.accept(page, at(to)));
      if (meter.isDue() || to == contacts.size()) {
        OptionalLong total = OptionalLong.of(contacts.size());
        ExportProgress state = ExportProgress.of(to, 0, total, to - start, meter);
        call("listener of progress", to, () -> progress.accept(state));
      }
    }
    return (long) contacts.size() - start;
  }

  private static void call(String name, int done, Callback callback) {
    Callback.run(SearchSource.OPERATION, name, at(done), callback);
  }

  private static ExportCheckpoint at(int done) {
    return new ExportCheckpoint(FINGERPRINT, done, OptionalLong.empty(), List.of());
  }
}
