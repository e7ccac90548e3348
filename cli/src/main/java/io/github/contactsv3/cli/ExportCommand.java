package io.github.contactsv3.cli;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.pagination.ContactExport;
import io.github.contactsv3.pagination.ExportCheckpoint;
import io.github.contactsv3.search.ContactQuery;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;

/** Writes all contacts, or those that fulfil conditions, to a file. */
@Command(
    name = "export",
    description = {
      "Write all contacts, or those that fulfil conditions, to a file.",
      "Interrupted or failed, it goes on where it was when it is run again."
    })
final class ExportCommand extends FileSubcommand {
  @Override
  int run(ContactsClient client, ContactQuery query, ContinuedFile target) throws IOException {
    ContactExport export = client.export(query);
    AtomicLong unreadable = new AtomicLong();
    Optional<ExportCheckpoint> earlier = target.position(ExportCheckpoint::parse);
    earlier.ifPresent(
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
    long before = earlier.map(ExportCheckpoint::done).orElse(0L);
    terminal().message(contacts(before + count) + " in " + file);
    return unreadable.get() == 0 ? ExitCode.OK : ExitCode.PARTIAL;
  }
}
