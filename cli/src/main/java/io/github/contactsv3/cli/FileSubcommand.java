package io.github.contactsv3.cli;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.search.ContactQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes contacts to a file that a later run continues. */
abstract class FileSubcommand extends Subcommand {
  @Parameters(paramLabel = "FILE", description = "The file: its name ends in .csv or .jsonl.")
  @SuppressWarnings("NullAway.Init")
  Path file;

  @Mixin QueryOptions which = new QueryOptions();

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "NAME",
      description = "The columns; custom.KEY is a custom field. JSON Lines have all by default.")
  @Nullable List<String> columns;

  @Option(
      names = "--restart",
      description = "Begin again; the first contacts replace what is there.")
  boolean restart;

  @Mixin ConnectionOptions connection = new ConnectionOptions();

  @Override
  public final Integer call() throws IOException {
    ContinuedFile.isCsv(file);
    try (ContactsClient client = client(connection)) {
      ContactRows rows = new ContactRows(client, columns, true);
      ContactQuery query = which.query(client, List.of());
      try (ContinuedFile target =
          ContinuedFile.open(
              file, rows, " by " + name() + which.fingerprint(client, query), restart)) {
        return run(client, query, target);
      }
    }
  }

  /** Returns the exit code. */
  abstract int run(ContactsClient client, ContactQuery query, ContinuedFile target)
      throws IOException;
}
