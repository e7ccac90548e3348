package io.github.contactsv3.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Refuses files that can't be written, before anything is sent whose results would be lost. */
final class OutputFile {
  private OutputFile() {}

  /**
   * Checks the file of an option.
   *
   * @throws UsageException if it is a folder, something else than a file, or in a folder that is
   *     not there or not writable
   */
  static void check(String option, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      throw new UsageException(option + ": " + file + " is a folder");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new UsageException(option + ": " + file + " is no regular file");
    }
    requireFolder(option + ": " + file, folder);
  }

  /** Refuses a file next to which others are written. */
  static void checkFolder(Path file) {
    requireFolder(
        file + ", next to which checkpoint and report are kept", file.toAbsolutePath().getParent());
  }

  private static void requireFolder(String what, @Nullable Path folder) {
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UsageException(what + ": there is no such folder");
    }
    if (!Files.isWritable(folder)) {
      throw new UsageException(what + ": the folder can't be written to");
    }
  }
}
