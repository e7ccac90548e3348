package io.github.contactsv3.cli;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.bulk.BulkUpsert;
import io.github.contactsv3.client.bulk.UpsertCheckpoint;
import io.github.contactsv3.client.bulk.UpsertResult;
import io.github.contactsv3.client.bulk.UpsertRow;
import io.github.contactsv3.client.bulk.UpsertSummary;
import io.github.contactsv3.errors.CallInterruptedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
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
  private static final long SECOND = 1_000_000_000L;

  @Parameters(paramLabel = "FILE", description = "The file: its name ends in .csv or .jsonl.")
  @SuppressWarnings("NullAway.Init")
  private Path file;

  @Option(names = "--dry-run", description = "Only look which contacts exist.")
  private boolean dryRun;

  @Option(
      names = "--replace-tags",
      description = "Replace all tags of a contact; by default those of the file are added.")
  private boolean replaceTags;

  @Option(
      names = "--report",
      paramLabel = "REPORT",
      description = "Where rows with problems go; by default FILE.report.csv.")
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
    try (ContactsClient client = client(connection);
        ImportFile contacts = new ImportFile(file, new ImportRows(client), terminal()::message)) {
      Path earlier = again;
      Stream<UpsertRow<Long>> rows = contacts.rows();
      if (earlier != null) {
        Set<Long> lines = ImportReport.lines(earlier);
        rows = rows.filter(row -> lines.contains(row.key()));
      }
      BulkUpsert<Long> upsert = client.bulk().upsertRows(rows);
      if (!replaceTags) {
        upsert.addTags();
      }
      if (dryRun) {
        upsert.dryRun();
      }
      return run(upsert);
    }
  }

  private int run(BulkUpsert<Long> upsert) throws IOException {
    StateFile state = StateFile.of(file);
    Optional<StateFile.State> earlier = resume(upsert, state);
    Path problems =
        report == null ? file.resolveSibling(file.getFileName() + ".report.csv") : report;
    ImportReport.check(problems);
    Saved saved = new Saved(state, work(), dryRun || again != null);
    long count = 0;
    UpsertSummary summary;
    try (ImportReport written = new ImportReport(problems, earlier.isPresent());
        Progress progress = new Progress(terminal(), "import")) {
      summary =
          upsert
              .onProgress(p -> progress.show(p.done(), OptionalLong.empty(), Optional.empty()))
              .run(
                  (result, checkpoint) -> {
                    if (isProblem(result.status())) {
                      written.add(result);
                    }
                    saved.later(checkpoint);
                  });
    } catch (CallInterruptedException e) {
      saved.now();
      terminal().message("interrupted: the same command goes on");
      return ExitCode.INTERRUPTED;
    } catch (RuntimeException e) {
      saved.now();
      throw e;
    }
    state.delete();
    for (UpsertResult.Status status : UpsertResult.Status.values()) {
      count += isProblem(status) ? summary.count(status) : 0;
    }
    terminal().message(text(summary) + (count == 0 ? "" : "; see " + problems));
    return count == 0 ? ExitCode.OK : ExitCode.PARTIAL;
  }

  private Optional<StateFile.State> resume(BulkUpsert<Long> upsert, StateFile state)
      throws IOException {
    if (restart) {
      state.delete();
    }
    if (restart || dryRun || again != null) {
      return Optional.empty();
    }
    Optional<StateFile.State> earlier = state.read();
    earlier.ifPresent(
        found -> {
          if (!found.work().equals(work())) {
            throw new UsageException(
                state.path() + " is of other options: --restart begins again without it");
          }
          upsert.resumeFrom(UpsertCheckpoint.parse(found.position()));
          terminal().message("going on where the last run has ended");
        });
    return earlier;
  }

  private String work() {
    return "import, tags " + (replaceTags ? "replaced" : "added");
  }

  private static String text(UpsertSummary summary) {
    String text =
        Stream.of(UpsertResult.Status.values())
            .filter(status -> summary.count(status) > 0)
            .map(
                status ->
                    summary.count(status)
                        + " "
                        + status.name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? "no rows" : text;
  }

  private static boolean isProblem(UpsertResult.Status status) {
    return switch (status) {
      case FAILED, UNKNOWN, INVALID -> true;
      case CREATED, UPDATED, WOULD_CREATE, WOULD_UPDATE -> false;
    };
  }

  /** Writes the checkpoint once a second: an upsert that is sent again changes nothing. */
  private static final class Saved {
    private final StateFile state;
    private final String work;
    private final boolean off;
    private @Nullable UpsertCheckpoint last;
    private long written = System.nanoTime();

    Saved(StateFile state, String work, boolean off) {
      this.state = state;
      this.work = work;
      this.off = off;
    }

    void later(UpsertCheckpoint checkpoint) throws IOException {
      last = checkpoint;
      if (System.nanoTime() - written > SECOND) {
        now();
      }
    }

    void now() throws IOException {
      UpsertCheckpoint checkpoint = last;
      if (checkpoint != null && !off) {
        state.write(new StateFile.State(work, 0, checkpoint.toString()));
        written = System.nanoTime();
      }
    }
  }
}
