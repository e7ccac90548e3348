package io.github.contactsv3.cli;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.pagination.ContactSync;
import io.github.contactsv3.pagination.SyncResult;
import io.github.contactsv3.pagination.SyncWatermark;
import io.github.contactsv3.search.ContactQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Appends what has changed since the last run to a file. */
@Command(
    name = "sync",
    description = {
      "Append the contacts that are new or have changed since the last run to a file.",
      "The first run writes all. The last line of an id counts; some come twice.",
      "Deleted contacts do not show: they are in no search."
    })
final class SyncCommand extends Subcommand {
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

  @Option(
      names = "--lag",
      paramLabel = "SECONDS",
      description = "How late the service's search may show a change; 60.")
  private int lag = 60;

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
        SyncWatermark watermark =
            target.position().map(SyncWatermark::parse).orElse(SyncWatermark.start());
        return run(client.sync(query, watermark).lag(Duration.ofSeconds(lag)), target);
      }
    }
  }

  private int run(ContactSync sync, ContinuedFile target) throws IOException {
    SyncResult result;
    try (Progress progress = new Progress(terminal(), "sync")) {
      result =
          sync.onProgress(
                  Duration.ofSeconds(1), p -> progress.show(p.done(), p.total(), p.timeLeft()))
              .onUnreadable(element -> terminal().message("contacts: " + element.getMessage()))
              .run((contacts, watermark) -> target.write(contacts, watermark.toString()));
    } catch (CallInterruptedException e) {
      terminal().message("interrupted: the same command goes on");
      return ExitCode.INTERRUPTED;
    }
    target.write(List.of(), result.watermark().toString());
    terminal().message(contacts(result.contacts()) + " appended to " + file);
    return result.unreadable() == 0 ? ExitCode.OK : ExitCode.PARTIAL;
  }
}
