package io.github.contactsv3.cli;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.bulk.BulkUpsert;
import io.github.contactsv3.client.bulk.UpsertRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates and updates contacts from a file. */
@Command(
    name = "import",
    description = {
      "Create and update contacts from a file, found again by e-mail address or phone.",
      "CSV has a header; tags are separated by ; and an empty cell changes nothing.",
      "Interrupted, it goes on where it was when it is run again."
    })
final class ImportCommand extends Subcommand {
  @Parameters(paramLabel = "FILE", description = "The file: its name ends in .csv or .jsonl.")
  @SuppressWarnings("NullAway.Init")
  private Path file;

  @Option(
      names = "--dry-run",
      description = {
        "Only look which contacts exist. The service checks values when they are sent."
      })
  private boolean dryRun;

  @Option(
      names = "--replace-tags",
      description = "Replace all tags of a contact; by default those of the file are added.")
  private boolean replaceTags;

  @Option(
      names = "--report",
      paramLabel = "REPORT",
      description = {
        "Where rows with problems go; by default FILE.report.csv, or the report of --again.",
        "It is replaced if it is an earlier report, and removed if there are no problems."
      })
  private @Nullable Path report;

  @Option(
      names = "--again",
      paramLabel = "REPORT",
      description = "Only the rows that an earlier run has reported there.")
  private @Nullable Path again;

  @Option(names = "--restart", description = "Begin again, in place of going on.")
  private boolean restart;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  public Integer call() throws IOException {
    if (restart && isOnce()) {
      throw new UsageException("--restart is for a whole import, not for --again or --dry-run");
    }
    ImportList list = again == null ? null : ImportList.of(again);
    if (!isOnce() && Files.exists(file)) {
      OutputFile.checkFolder(file);
    }
    Path problems = report();
    check(problems);
    String work = "import, tags " + (replaceTags ? "replaced" : "added");
    try (ContactsClient client = client(connection);
        ImportFile contacts = new ImportFile(file, new ImportRows(client), terminal()::message)) {
      if (list != null && list.others().isPresent()) {
        requireFit(list, client);
      }
      Stream<UpsertRow<ImportRow>> rows = contacts.rows();
      BulkUpsert<ImportRow> upsert =
          client
              .bulk()
              .upsertRows(list == null ? rows : rows.filter(row -> list.takes(row.key().line())));
      if (!replaceTags) {
        upsert.addTags();
      }
      if (dryRun) {
        upsert.dryRun();
      }
      return new ImportRun(terminal(), file, work, upsert, list, problems, isOnce()).run(restart);
    }
  }

  private void requireFit(ImportList list, ContactsClient client) throws IOException {
    try (ImportFile contacts = new ImportFile(file, new ImportRows(client), message -> {})) {
      list.requireSame(file, contacts.rows());
    }
  }

  /** Where problems go: back into the list of what is sent, and never from a dry run over one. */
  private Path report() {
    if (report != null) {
      return report;
    }
    return again != null && !dryRun
        ? again
        : file.resolveSibling(
            file.getFileName() + (dryRun ? ".dry-run.report.csv" : ".report.csv"));
  }

  private void check(Path problems) throws IOException {
    String option = problems.equals(again) ? "--again" : "--report";
    OutputFile.check(option, problems);
    if (!Files.exists(problems) || !Files.exists(file)) {
      return;
    }
    if (Files.isSameFile(problems, file)) {
      throw new UsageException(option + ": " + problems + " is the file to import: name another");
    }
    if (!ImportReport.isReplaceable(problems)) {
      throw new UsageException(
          option
              + ": "
              + problems
              + " is no report as contacts import writes them, which would replace it: name another"
              + " with --report");
    }
  }

  /** A dry run, or one of some rows, neither goes on nor is gone on with. */
  private boolean isOnce() {
    return dryRun || again != null;
  }
}
