package io.github.contactsv3.examples;

import java.nio.file.Path;

/** A CSV file that can't be used; the message names the file and the line. */
final class BadCsvException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadCsvException(Path file, long line, String problem) {
    super(file.getFileName() + ": line " + line + " " + problem);
  }
}
