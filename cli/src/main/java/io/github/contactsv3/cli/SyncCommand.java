package io.github.contactsv3.cli;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.pagination.ContactSync;
import io.github.contactsv3.pagination.SyncResult;
import io.github.contactsv3.pagination.SyncWatermark;
import io.github.contactsv3.search.ContactQuery;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Appends what has changed since the last run to a file. */
@Command(
    name = "sync",
    description = {
      "Append the contacts that are new or have changed since the last run to a file.",
      "The first run writes all. The last line of an id counts; some come twice.",
      "Deleted contacts do not show: they are in no search."
    })
final class SyncCommand extends FileSubcommand {
  private static final int MOST_LAG = 86_400;

  @Option(
      names = "--lag",
      paramLabel = "SECONDS",
      description = "How late the service's search may show a change; 60.")
  private int lag = 60;

  @Override
  int run(ContactsClient client, ContactQuery query, ContinuedFile target) throws IOException {
    if (lag < 0 || lag > MOST_LAG) {
      throw new UsageException("--lag is " + lag + ", not 0 to " + MOST_LAG + " seconds");
    }
    if (columns != null && !columns.contains("id")) {
      throw new UsageException("--columns: a sync needs id, by which its lines are told apart");
    }
    SyncWatermark last = target.position(SyncWatermark::parse).orElse(SyncWatermark.start());
    ContactSync sync = client.sync(query, last).lag(Duration.ofSeconds(lag));
    SyncResult result;
    try (Progress progress = new Progress(terminal(), "sync")) {
      result =
          sync.onProgress(
                  Duration.ofSeconds(1), p -> progress.show(p.done(), p.total(), p.timeLeft()))
              .onUnreadable(element -> terminal().message("contacts: " + element.getMessage()))
              .run((contacts, watermark) -> target.write(contacts, watermark.toString()));
    } catch (IllegalArgumentException e) {
      if (!String.valueOf(e.getMessage()).startsWith("the watermark is of the future")) {
        throw e;
      }
      throw new UsageException(
          file
              + ": by the service's clock, the last run is still to come: wait until then, or"
              + " --restart begins again");
    } catch (CallInterruptedException e) {
      terminal().message("interrupted: the same command goes on");
      return ExitCode.INTERRUPTED;
    }
    target.write(List.of(), result.watermark().toString());
    terminal().message(contacts(result.contacts()) + " appended to " + file);
    return result.unreadable() == 0 ? ExitCode.OK : ExitCode.PARTIAL;
  }
}
