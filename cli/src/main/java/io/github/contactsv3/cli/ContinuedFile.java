package io.github.contactsv3.cli;

import io.github.contactsv3.cli.output.ResultWriter;
import io.github.contactsv3.cli.output.ResultWriters;
import io.github.contactsv3.model.ContactSummary;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A file of contacts that an earlier run has begun, or a new one. What a killed run has written
 * after its last checkpoint is cut off, so that each contact before it is there once; a file that
 * somebody else has changed is refused.
 */
final class ContinuedFile implements Closeable {
  private final Path file;
  private final StateFile state;
  private final boolean existed;
  private final LockedFile written;

  private final ContactRows rows;
  private final ResultWriter writer;

  /** What the file has for certain. */
  private StateFile.State last;

  private boolean begun;
  private boolean finished;

  private ContinuedFile(
      Path file, boolean existed, LockedFile written, ContactRows rows, String work, boolean fresh)
      throws IOException {
    this.file = file;
    this.state = StateFile.of(file);
    this.existed = existed;
    this.written = written;
    this.rows = rows;
    String all =
        String.join(",", rows.isNarrowed() || isCsv(file) ? rows.names() : List.of("all")) + work;
    Optional<StateFile.State> earlier = fresh ? Optional.empty() : earlier(all);
    this.last = earlier.orElse(new StateFile.State(all, 0, false, ""));
    this.writer =
        ResultWriters.ofFile(
            isCsv(file), rows.columns(), rows.isNarrowed(), written.stream(), last.length() > 0);
  }

  /**
   * Opens a file.
   *
   * @param work what is written, without values of conditions, which may be personal data
   * @throws UsageException if the file is there without a checkpoint, has one of other work, is not
   *     as that counts it, or is being written
   */
  static ContinuedFile open(Path file, ContactRows rows, String work, boolean restart)
      throws IOException {
    if (Files.isDirectory(file)) {
      throw new UsageException(file + " is a folder");
    }
    boolean existed = Files.exists(file);
    LockedFile written = LockedFile.open(file);
    try {
      return new ContinuedFile(file, existed, written, rows, work, restart);
    } catch (IOException | RuntimeException e) {
      written.close();
      if (!existed) {
        Files.deleteIfExists(file);
      }
      throw e;
    }
  }

  static boolean isCsv(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (!name.endsWith(".csv") && !name.endsWith(".jsonl")) {
      throw new UsageException(file + ": the name has to end in .csv or .jsonl");
    }
    return name.endsWith(".csv");
  }

  private Optional<StateFile.State> earlier(String work) throws IOException {
    Optional<StateFile.State> found = state.read();
    if (found.isEmpty()) {
      if (existed) {
        throw new UsageException(file + " exists already: --restart replaces it");
      }
      return found;
    }
    StateFile.State earlier = found.get();
    if (!earlier.work().equals(work)) {
      throw new UsageException(
          state.path()
              + " is of another command, location, condition or columns: name another file, or --restart"
              + " begins again");
    }
    if (!existed) {
      throw new UsageException(
          file + " is gone, but its checkpoint is there: --restart begins again");
    }
    long more = written.length() - earlier.length();
    if (more < 0) {
      throw new UsageException(
          file + " has lost " + -more + " bytes since the last run: --restart begins again");
    }
    if (more > 0 && earlier.settled()) {
      throw new UsageException(
          file
              + " has "
              + more
              + " bytes that are not of the last run: move them to another file, or --restart"
              + " begins again");
    }
    return found;
  }

  /** Returns where the earlier run has ended, as the client reads it. */
  <T> Optional<T> position(Function<String, T> parse) {
    if (last.position().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse.apply(last.position()));
    } catch (IllegalArgumentException e) {
      throw state.damaged();
    }
  }

  /** Writes contacts, and then the checkpoint that counts them. */
  void write(List<ContactSummary> contacts, String position) throws IOException {
    begin();
    for (ContactSummary contact : contacts) {
      writer.write(rows.row(contact));
    }
    writer.flush();
    written.sync();
    StateFile.State next = new StateFile.State(last.work(), written.length(), false, position);
    state.write(next);
    last = next;
  }

  /** Ends the work: the next run begins again. */
  void finish() throws IOException {
    begin();
    writer.flush();
    finished = true;
    state.delete();
  }

  /** Only now: a run that fails before leaves the file and its checkpoint as they were. */
  private void begin() throws IOException {
    if (begun) {
      return;
    }
    begun = true;
    // First: a checkpoint must never count bytes that are no longer there.
    state.write(new StateFile.State(last.work(), last.length(), false, last.position()));
    written.cut(last.length());
  }

  /** A run that has failed before it wrote anything leaves no file that the next would refuse. */
  @Override
  public void close() throws IOException {
    try (written) {
      if (begun && !finished) {
        written.cut(last.length());
        state.write(last.asSettled());
      }
    } finally {
      if (!existed && !finished && last.position().isEmpty()) {
        Files.deleteIfExists(file);
        state.delete();
      }
    }
  }
}
