package io.github.contactsv3.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * A checkpoint next to a file: where to go on, how long the file was then, and of what work. It is
 * replaced as a whole, so that a crash at any moment leaves the earlier or the later one.
 */
final class StateFile {
  private static final String FIRST_LINE = "contacts checkpoint 1";
  private static final String SETTLED = "settled";
  private static final String WRITING = "writing";

  private final Path file;

  private StateFile(Path file) {
    this.file = file;
  }

  static StateFile of(Path work) {
    return new StateFile(work.resolveSibling(work.getFileName() + ".checkpoint"));
  }

  Path path() {
    return file;
  }

  /**
   * A checkpoint.
   *
   * @param work what is done, as a text; another text can't go on here
   * @param length the bytes of the file that count
   * @param settled whether the file had just these bytes when the run ended; otherwise it was
   *     killed, and may have written more
   * @param position the checkpoint of the client; empty if there is none yet
   */
  record State(String work, long length, boolean settled, String position) {
    State asSettled() {
      return new State(work, length, true, position);
    }
  }

  Optional<State> read() throws IOException {
    if (Files.isDirectory(file)) {
      throw new UsageException(file + " is a folder, where the checkpoint would be");
    }
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (CharacterCodingException e) {
      throw damaged();
    }
    try {
      if (lines.size() == 5
          && lines.get(0).equals(FIRST_LINE)
          && List.of(SETTLED, WRITING).contains(lines.get(3))) {
        return Optional.of(
            new State(
                lines.get(1),
                Long.parseUnsignedLong(lines.get(2)),
                lines.get(3).equals(SETTLED),
                lines.get(4)));
      }
    } catch (NumberFormatException e) {
      // As any other damage.
    }
    throw damaged();
  }

  UsageException damaged() {
    return new UsageException(
        file + " is damaged, or of another version: --restart begins again without it");
  }

  void write(State state) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    String text =
        String.join(
            "\n",
            FIRST_LINE,
            state.work,
            Long.toString(state.length),
            state.settled ? SETTLED : WRITING,
            state.position,
            "");
    // No channel, which Ctrl-C would close.
    try (OutputStream out = new FileOutputStream(fresh.toFile())) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      Files.deleteIfExists(fresh);
      throw IoReason.named(fresh, e);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}
