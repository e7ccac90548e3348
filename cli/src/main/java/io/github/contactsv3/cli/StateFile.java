package io.github.contactsv3.cli;

import java.io.IOException;
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
   * @param position the checkpoint of the client
   */
  record State(String work, long length, String position) {}

  Optional<State> read() throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    try {
      if (lines.size() == 4 && lines.get(0).equals(FIRST_LINE)) {
        return Optional.of(new State(lines.get(1), Long.parseLong(lines.get(2)), lines.get(3)));
      }
    } catch (NumberFormatException e) {
      // As any other damage.
    }
    throw new UsageException(
        file + " is damaged, or of another version: --restart begins again without it");
  }

  void write(State state) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(
        fresh, List.of(FIRST_LINE, state.work, Long.toString(state.length), state.position));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }
}
