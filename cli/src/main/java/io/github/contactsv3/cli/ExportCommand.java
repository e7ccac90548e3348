package io.github.contactsv3.cli;

import io.github.contactsv3.cli.output.ResultWriter;
import io.github.contactsv3.cli.output.ResultWriters;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.errors.CallInterruptedException;
import io.github.contactsv3.model.ContactSummary;
import io.github.contactsv3.pagination.ContactExport;
import io.github.contactsv3.pagination.ExportCheckpoint;
import io.github.contactsv3.search.ContactQuery;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    boolean csv = isCsv();
    StateFile state = StateFile.of(file);
    try (ContactsClient client = client(connection)) {
      ContactRows rows = new ContactRows(client, columns, true);
      ContactQuery query = which.query(client, List.of());
      // Without the values of conditions, which may be personal data.
      String work =
          String.join(",", rows.isNarrowed() || csv ? rows.names() : List.of("all"))
              + " of "
              + client.locationId()
              + " "
              + Integer.toHexString(query.toJson(client.locationId(), 100).hashCode());
      Optional<StateFile.State> earlier = earlier(state, work);
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.truncate(earlier.map(StateFile.State::length).orElse(0L));
        channel.position(channel.size());
        try (ResultWriter writer =
            ResultWriters.ofFile(
                csv,
                rows.columns(),
                rows.isNarrowed(),
                Channels.newOutputStream(channel),
                channel.size() > 0)) {
          return run(client.export(query), earlier, rows, writer, channel, state, work);
        }
      }
    }
  }

  private boolean isCsv() {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (!name.endsWith(".csv") && !name.endsWith(".jsonl")) {
      throw new UsageException(file + ": the name has to end in .csv or .jsonl");
    }
    return name.endsWith(".csv");
  }

  private Optional<StateFile.State> earlier(StateFile state, String work) throws IOException {
    if (restart) {
      state.delete();
      return Optional.empty();
    }
    Optional<StateFile.State> earlier = state.read();
    if (earlier.isEmpty() && Files.exists(file)) {
      throw new UsageException(file + " exists already: --restart replaces it");
    }
    earlier.ifPresent(
        found -> {
          if (!found.work().equals(work)) {
            throw new UsageException(
                state.path()
                    + " is of another location, condition or columns: --restart begins again");
          }
        });
    return earlier;
  }

  private int run(
      ContactExport export,
      Optional<StateFile.State> earlier,
      ContactRows rows,
      ResultWriter writer,
      FileChannel channel,
      StateFile state,
      String work)
      throws IOException {
    AtomicLong unreadable = new AtomicLong();
    earlier.ifPresent(
        found -> {
          ExportCheckpoint checkpoint = ExportCheckpoint.parse(found.position());
          export.resumeFrom(checkpoint);
          terminal().message("going on after " + checkpoint.done() + " contacts");
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
              .run(
                  (contacts, checkpoint) -> {
                    for (ContactSummary contact : contacts) {
                      writer.write(rows.row(contact));
                    }
                    writer.flush();
                    channel.force(false);
                    state.write(new StateFile.State(work, channel.size(), checkpoint.toString()));
                  });
    } catch (CallInterruptedException e) {
      terminal().message("interrupted: the same command goes on");
      return ExitCode.INTERRUPTED;
    }
    state.delete();
    terminal().message(count + " contacts in " + file);
    return unreadable.get() == 0 ? ExitCode.OK : ExitCode.PARTIAL;
  }
}
