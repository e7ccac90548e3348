package io.github.contactsv3.cli;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.bulk.BulkChange;
import io.github.contactsv3.client.bulk.BulkReport;
import io.github.contactsv3.client.bulk.BulkResult;
import io.github.contactsv3.model.BulkTagsAction;
import io.github.contactsv3.model.ContactSummary;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds tags to contacts, or removes them. */
@Command(
    name = "tags",
    description = "Add tags to contacts, or remove them.",
    synopsisSubcommandLabel = "(add|remove)",
    subcommands = {TagsCommand.Add.class, TagsCommand.Remove.class})
final class TagsCommand extends Subcommand {
  @Override
  public Integer call() {
    throw new UsageException("tags add or tags remove? contacts tags --help tells more");
  }

  /** Adds tags. */
  @Command(name = "add", description = "Add tags to contacts.")
  static final class Add extends Change {
    @Override
    BulkTagsAction action() {
      return BulkTagsAction.ADD;
    }
  }

  /** Removes tags. */
  @Command(name = "remove", description = "Remove tags from contacts.")
  static final class Remove extends Change {
    @Override
    BulkTagsAction action() {
      return BulkTagsAction.REMOVE;
    }
  }

  /** A change of the tags of some contacts. */
  abstract static class Change extends Subcommand {
    @Parameters(
        index = "0",
        arity = "1",
        split = ",",
        paramLabel = "TAGS",
        description = "Tags, separated by commas.")
    private List<String> tags = List.of();

    @Parameters(index = "1..*", paramLabel = "ID", description = "Ids of contacts.")
    private List<String> ids = List.of();

    @Option(
        names = "--ids",
        paramLabel = "FILE",
        description =
            "A file with an id a line, and perhaps id as its header; - is standard input.")
    private @Nullable String idFile;

    @Mixin private QueryOptions which = new QueryOptions();

    @Option(names = "--dry-run", description = "Only say how many contacts would be changed.")
    private boolean dryRun;

    @Option(
        names = {"-y", "--yes"},
        description = "Do not ask before contacts of a condition are changed.")
    private boolean yes;

    @Mixin private ConnectionOptions connection = new ConnectionOptions();

    abstract BulkTagsAction action();

    @Override
    public Integer call() throws IOException {
      if (IdFile.STANDARD_INPUT.equals(idFile)
          && session().vault().isPassphrase()
          && !terminal().hasConsole()) {
        throw new UsageException(
            "--ids - and the passphrase are both read from standard input: give"
                + " the ids in a file");
      }
      try (ContactsClient client = client(connection)) {
        if (tags.isEmpty() || tags.stream().anyMatch(String::isBlank)) {
          throw new UsageException("a tag is empty: name tags, separated by commas");
        }
        if (ids.stream().anyMatch(String::isBlank)) {
          throw new UsageException("an id is empty: name contacts by their ids");
        }
        Set<String> contacts = contacts(client);
        if (contacts.isEmpty()) {
          terminal().message("no contacts");
          return ExitCode.OK;
        }
        String verb = action().equals(BulkTagsAction.ADD) ? "add " : "remove ";
        String change = verb + String.join(", ", tags) + ": " + contacts(contacts.size());
        if (dryRun) {
          terminal().message("would " + change);
          return ExitCode.OK;
        }
        if (!which.isEmpty() && !yes && !terminal().confirm(change + "?")) {
          throw new UsageException(change + ": not confirmed, nothing was changed (--yes)");
        }
        return run(client.bulk().tags(action(), tags), contacts);
      }
    }

    private int run(BulkChange change, Set<String> contacts) {
      BulkReport report;
      try (Progress progress = new Progress(terminal(), "tags")) {
        report =
            change
                .onProgress(p -> progress.show(p.done(), OptionalLong.empty(), Optional.empty()))
                .run(contacts);
      }
      throwIfNothingWasDone(report);
      List<String> counts =
          Stream.of(BulkResult.Status.values())
              .filter(status -> report.count(status) > 0)
              .map(status -> report.count(status) + " " + status.name().toLowerCase(Locale.ROOT))
              .toList();
      report
          .problems()
          .forEach(
              problem ->
                  terminal()
                      .message(
                          problem.contactId()
                              + ": "
                              + problem.status()
                              + ": "
                              + problem.message()));
      terminal()
          .message(
              String.join(", ", counts)
                  + (report.problems().isEmpty() ? "" : "; the same command again does no harm"));
      return report.problems().isEmpty() ? ExitCode.OK : ExitCode.PARTIAL;
    }

    /** Such as with a wrong token: one message instead of one for each contact. */
    private static void throwIfNothingWasDone(BulkReport report) {
      if (report.count(BulkResult.Status.SUCCEEDED) + report.count(BulkResult.Status.UNKNOWN)
          == 0) {
        report.problems().stream()
            .flatMap(problem -> problem.error().stream())
            .findFirst()
            .ifPresent(
                error -> {
                  throw error;
                });
      }
    }

    private Set<String> contacts(ContactsClient client) throws IOException {
      int sources = (ids.isEmpty() ? 0 : 1) + (idFile == null ? 0 : 1) + (which.isEmpty() ? 0 : 1);
      if (sources != 1) {
        throw new UsageException(
            "name the contacts by ids, by --ids, or by --where or --matching"
                + (sources == 0 ? "" : ", not by several of them"));
      }
      Set<String> contacts = new LinkedHashSet<>(ids);
      if (idFile != null) {
        contacts.addAll(IdFile.read(idFile, terminal().in()));
      }
      if (!which.isEmpty()) {
        for (ContactSummary contact : client.search(which.query(client, List.of()))) {
          contacts.add(contact.getId());
        }
      }
      return contacts;
    }
  }
}
