package io.github.contactsv3.cli;

import java.nio.file.Files;
import java.nio.file.Path;

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
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UsageException(option + ": " + file + ": there is no such folder");
    }
    if (!Files.isWritable(folder)) {
      throw new UsageException(option + ": " + file + ": the folder can't be written to");
    }
  }
}
