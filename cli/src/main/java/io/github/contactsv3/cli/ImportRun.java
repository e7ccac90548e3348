package io.github.contactsv3.cli;

import io.github.contactsv3.client.bulk.BulkUpsert;
import io.github.contactsv3.client.bulk.UpsertCheckpoint;
import io.github.contactsv3.client.bulk.UpsertResult;
import io.github.contactsv3.client.bulk.UpsertSummary;
import io.github.contactsv3.errors.CallInterruptedException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run of an import: its rows, its report and its checkpoints. */
final class ImportRun {
  private final Terminal terminal;
  private final Path file;
  private final StateFile state;
  private final String work;
  private final BulkUpsert<ImportRow> upsert;
  private final @Nullable ImportList list;
  private final Path problems;
  private final boolean once;

  /** Rows that were written to another contact than that of their id. */
  private long toOtherContacts;

  /**
   * Creates a run.
   *
   * @param work what is done, so that no other run goes on with it
   * @param list the lines that are sent; null if all are
   * @param problems where rows with problems go
   * @param once whether it neither goes on nor is gone on with
   */
  ImportRun(
      Terminal terminal,
      Path file,
      String work,
      BulkUpsert<ImportRow> upsert,
      @Nullable ImportList list,
      Path problems,
      boolean once) {
    this.terminal = terminal;
    this.file = file;
    this.state = StateFile.of(file);
    this.work = work;
    this.upsert = upsert;
    this.list = list;
    this.problems = problems;
    this.once = once;
  }

  /** Returns the exit code. */
  int run(boolean restart) throws IOException {
    Optional<StateFile.State> earlier = resume(restart);
    ImportCheckpoints checkpoints = new ImportCheckpoints(state, work, once);
    OtherRows others = earlier.map(this::others).orElseGet(OtherRows::new);
    if (list != null) {
      others = list.others().orElse(others);
    }
    try (ImportReport written =
        ImportReport.open(problems, earlier.map(StateFile.State::length).orElse(0L), !once)) {
      if (earlier.isPresent()) {
        written.keep();
      }
      UpsertSummary summary;
      try {
        summary = send(written, checkpoints, others);
      } catch (RuntimeException e) {
        if (checkpoints.isWritten()) {
          written.keep();
        }
        return ended(e, checkpoints, earlier.isPresent());
      }
      return finished(summary, written, others, earlier.isPresent());
    }
  }

  private UpsertSummary send(
      ImportReport written, ImportCheckpoints checkpoints, OtherRows others) {
    try (Progress progress = new Progress(terminal, "import")) {
      return upsert
          .onProgress(p -> progress.show(p.done(), OptionalLong.empty(), Optional.empty()))
          .run(
              (result, checkpoint) -> {
                Optional<String> other = result.key().otherContact(result);
                if (isProblem(result.status())) {
                  written.add(result, result.reason());
                } else if (other.isPresent()) {
                  toOtherContacts++;
                  written.add(result, other.get());
                } else {
                  others.add(result.key().line(), result.request());
                }
                checkpoints.after(result, checkpoint, written.length(), others);
              });
    }
  }

  private int ended(RuntimeException e, ImportCheckpoints checkpoints, boolean continued) {
    String next = once ? "the same command begins again" : "the same command goes on";
    if (e instanceof CallInterruptedException
        || e.getCause() instanceof ClosedByInterruptException) {
      terminal.message("interrupted: " + next);
      return ExitCode.INTERRUPTED;
    }
    if (continued && String.valueOf(e.getMessage()).startsWith("the checkpoint belongs to other")) {
      throw new UsageException(
          "rows of " + file + " that were imported have changed since: --restart begins again");
    }
    String outage = checkpoints.outage().orElse(null);
    if (outage == null) {
      throw e;
    }
    terminal.message(
        "contacts: given up after "
            + ImportCheckpoints.OUTAGE
            + " rows that could not be sent: "
            + outage
            + "; "
            + next);
    return ExitCode.FAILED;
  }

  private int finished(
      UpsertSummary summary, ImportReport written, OtherRows others, boolean continued)
      throws IOException {
    String text = text(summary) + (continued ? " since it went on" : "");
    if (list != null && !list.missing().isEmpty()) {
      for (long line : list.missing()) {
        written.add(Long.toString(line), "INVALID", "", "the file does not have this line");
      }
      text += ", " + list.missing().size() + " not in the file";
    }
    if (toOtherContacts > 0) {
      text += ", " + toOtherContacts + " of them not the contact of the row's id";
    }
    boolean earlier = Files.exists(problems);
    boolean rows =
        written.finish(list == null || list.others().isPresent() ? others.toString() : null);
    if (!once) {
      state.delete();
    }
    if (rows) {
      text += "; see " + problems;
    } else if (earlier) {
      text += "; removed " + problems + ", which was of an earlier run";
    }
    terminal.message(text);
    return rows ? ExitCode.PARTIAL : ExitCode.OK;
  }

  private Optional<StateFile.State> resume(boolean restart) throws IOException {
    if (once) {
      return Optional.empty();
    }
    if (restart) {
      state.delete();
      return Optional.empty();
    }
    Optional<StateFile.State> earlier = state.read();
    earlier.ifPresent(
        found -> {
          if (!found.work().equals(work)) {
            throw new UsageException(
                state.path() + " is of other options: --restart begins again without it");
          }
          upsert.resumeFrom(position(found));
          terminal.message("going on where the last run has ended");
        });
    return earlier;
  }

  private UpsertCheckpoint position(StateFile.State found) {
    try {
      return UpsertCheckpoint.parse(found.position().replaceFirst(" .*", ""));
    } catch (IllegalArgumentException e) {
      throw state.damaged();
    }
  }

  private OtherRows others(StateFile.State found) {
    return OtherRows.parse(found.position().replaceFirst(".* ", "")).orElseThrow(state::damaged);
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
}
