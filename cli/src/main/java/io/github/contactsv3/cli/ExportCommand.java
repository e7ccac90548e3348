package io.github.contactsv3.cli;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.pagination.ContactExport;
import io.github.contactsv3.pagination.ExportCheckpoint;
import io.github.contactsv3.search.ContactQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes all contacts, or those that fulfil conditions, to a file. */
@Command(
    name = "export",
    description = {
      "Write all contacts, or those that fulfil conditions, to a file.",
      "Interrupted or failed, it goes on where it was when it is run again."
    })
final class ExportCommand extends Subcommand {
  @Parameters(paramLabel = "FILE", description = "The file: its name ends in .csv or .jsonl.")
  @SuppressWarnings("NullAway.Init")
  private Path file;

  @Mixin private QueryOptions which = new QueryOptions();

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "NAME",
      description = "The columns; custom.KEY is a custom field. JSON Lines have all by default.")
  private @Nullable List<String> columns;

  @Option(names = "--restart", description = "Begin again, in place of what is there.")
  private boolean restart;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  public Integer call() throws IOException {
    ContinuedFile.isCsv(file);
    try (ContactsClient client = client(connection)) {
      ContactRows rows = new ContactRows(client, columns, true);
      ContactQuery query = which.query(client, List.of());
      try (ContinuedFile target =
          new ContinuedFile(file, rows, which.fingerprint(client, query), restart)) {
        return run(client.export(query), target);
      }
    }
  }

  private int run(ContactExport export, ContinuedFile target) throws IOException {
    AtomicLong unreadable = new AtomicLong();
    target
        .position()
        .map(ExportCheckpoint::parse)
        .ifPresent(
            checkpoint -> {
              export.resumeFrom(checkpoint);
              terminal().message("going on after " + contacts(checkpoint.done()));
            });
    long count;
    try (Progress progress = new Progress(terminal(), "export")) {
      count =
          export
              .onProgress(p -> progress.show(p.done(), p.total(), p.timeLeft()))
              .onUnreadable(
                  element -> {
                    unreadable.incrementAndGet();
                    terminal().message("contacts: " + element.getMessage());
                  })
              .run((contacts, checkpoint) -> target.write(contacts, checkpoint.toString()));
    } catch (CallInterruptedException e) {
      terminal().message("interrupted: the same command goes on");
      return ExitCode.INTERRUPTED;
    }
    target.finish();
    terminal().message(contacts(count) + " in " + file);
    return unreadable.get() == 0 ? ExitCode.OK : ExitCode.PARTIAL;
  }
}
