package io.github.contactsv3.cli;

import io.github.contactsv3.cli.output.ResultWriter;
import io.github.contactsv3.cli.output.ResultWriters;
import io.github.contactsv3.model.ContactSummary;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A file of contacts that an earlier run has begun, or a new one. What was written after the last
 * checkpoint is cut off, so that each contact before it is there once.
 */
final class ContinuedFile implements Closeable {
  private final Path file;
  private final StateFile state;
  private final String work;
  private final Optional<StateFile.State> earlier;
  private final boolean existed;
  private final FileChannel channel;

  /** Where this run begins to write: what stands beyond it does not count. */
  private final long start;

  private final ContactRows rows;
  private final ResultWriter writer;
  private boolean begun;

  /**
   * Opens a file.
   *
   * @param work what is written, without values of conditions, which may be personal data
   * @throws UsageException if the file is there without a checkpoint, or has one of other work
   */
  ContinuedFile(Path file, ContactRows rows, String work, boolean restart) throws IOException {
    if (Files.isDirectory(file)) {
      throw new UsageException(file + " is a folder");
    }
    this.file = file;
    this.state = StateFile.of(file);
    this.work =
        String.join(",", rows.isNarrowed() || isCsv(file) ? rows.names() : List.of("all")) + work;
    this.rows = rows;
    this.earlier = earlier(file, restart);
    this.existed = Files.exists(file);
    this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    this.start = earlier.map(StateFile.State::length).orElse(0L);
    channel.position(start);
    this.writer =
        ResultWriters.ofFile(
            isCsv(file),
            rows.columns(),
            rows.isNarrowed(),
            Channels.newOutputStream(channel),
            start > 0);
  }

  static boolean isCsv(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (!name.endsWith(".csv") && !name.endsWith(".jsonl")) {
      throw new UsageException(file + ": the name has to end in .csv or .jsonl");
    }
    return name.endsWith(".csv");
  }

  private Optional<StateFile.State> earlier(Path file, boolean restart) throws IOException {
    if (restart) {
      return Optional.empty();
    }
    Optional<StateFile.State> found = state.read();
    if (found.isEmpty() && Files.exists(file)) {
      throw new UsageException(file + " exists already: --restart replaces it");
    }
    if (found.isPresent() && !found.get().work().equals(work)) {
      throw new UsageException(
          state.path() + " is of another location, condition or columns: --restart begins again");
    }
    return found;
  }

  /** Returns where the earlier run has ended. */
  Optional<String> position() {
    return earlier.map(StateFile.State::position);
  }

  /** Writes contacts, and then the checkpoint that counts them. */
  void write(List<ContactSummary> contacts, String position) throws IOException {
    begin();
    for (ContactSummary contact : contacts) {
      writer.write(rows.row(contact));
    }
    writer.flush();
    channel.force(false);
    state.write(new StateFile.State(work, channel.size(), position));
  }

  /** Ends the work: the next run begins again. */
  void finish() throws IOException {
    begin();
    writer.flush();
    state.delete();
  }

  /** Only now: a run that fails before leaves the file and its checkpoint as they were. */
  private void begin() throws IOException {
    if (begun) {
      return;
    }
    begun = true;
    if (earlier.isEmpty()) {
      // First, since it would count bytes that are no longer there.
      state.delete();
    }
    channel.truncate(start);
  }

  /** A run that has failed before it wrote anything leaves no file that the next would refuse. */
  @Override
  public void close() throws IOException {
    channel.close();
    if (!begun && !existed) {
      Files.deleteIfExists(file);
    }
  }
}
