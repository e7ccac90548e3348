package io.github.contactsv3.sandbox;

import io.github.contactsv3.sandbox.internal.transfer.FileFormat;
import java.nio.file.Path;

/** Format of a file of contacts. */
public enum ContactFormat {
  /**
   * A JSON object on each line, with everything a contact has: also its notes, tasks and
   * appointments. What is exported and imported again is the same.
   */
  JSON_LINES(FileFormat.JSON_LINES),

  /**
   * Comma-separated values (RFC 4180) with a header. Carries the properties of a contact, tags,
   * custom fields, dates and do-not-disturb states; not notes, tasks, appointments, campaigns and
   * workflows.
   */
  CSV(FileFormat.CSV);

  final FileFormat file;

  ContactFormat(FileFormat file) {
    this.file = file;
  }

  /**
   * Format of a file by its name: {@code .jsonl} or {@code .ndjson}, and {@code .csv}.
   *
   * @param file the file
   * @return the format
   * @throws IllegalArgumentException if the name ends otherwise
   */
  public static ContactFormat of(Path file) {
    return FileFormat.of(file) == FileFormat.CSV ? CSV : JSON_LINES;
  }
}
