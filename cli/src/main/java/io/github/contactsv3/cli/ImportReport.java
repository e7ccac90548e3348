package io.github.contactsv3.cli;

import io.github.contactsv3.client.bulk.UpsertResult;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rows with problems. They are written aside and replace the report of an earlier run at the
 * end, since that one may be the list of what this run sends.
 */
final class ImportReport implements Closeable {
  static final List<String> COLUMNS = List.of("line", "status", "contactId", "reason");
  private static final int HEADER = String.join(",", COLUMNS).length();
  private static final int LINE_END = 2;

  private final Path file;
  private final Path partial;
  private final LockedFile written;
  private final CSVPrinter printer;
  private boolean kept;

  private ImportReport(Path file, Path partial, LockedFile written, long length)
      throws IOException {
    this.file = file;
    this.partial = partial;
    this.written = written;
    written.cut(length);
    this.printer =
        new CSVPrinter(
            new OutputStreamWriter(written.stream(), StandardCharsets.UTF_8), CSVFormat.DEFAULT);
    if (length == 0) {
      printer.printRecord(COLUMNS);
      printer.flush();
    }
  }

  /**
   * Opens a report.
   *
   * @param length the bytes that an earlier run has written and its checkpoint counts; 0 if there
   *     is none
   * @param continuable whether a later run may go on with it; the others write elsewhere
   * @throws UsageException if they are no longer there, or another run writes the report
   */
  static ImportReport open(Path file, long length, boolean continuable) throws IOException {
    Path partial = file.resolveSibling(file.getFileName() + (continuable ? ".part" : ".new"));
    LockedFile written = LockedFile.open(partial);
    try {
      if (written.length() < length) {
        throw new UsageException(
            partial
                + " has lost what the earlier run has reported: is --report another one now?"
                + " --restart begins again");
      }
      return new ImportReport(file, partial, written, length);
    } catch (IOException | RuntimeException e) {
      written.close();
      throw e;
    }
  }

  /** Returns whether a file has nothing but a report, or nothing at all. */
  static boolean isReplaceable(Path file) throws IOException {
    try (BufferedReader reader = InputFile.open(file);
        CSVParser parser = CSVParser.parse(reader, CSVFormat.DEFAULT)) {
      Iterator<CSVRecord> rows = parser.iterator();
      return !rows.hasNext() || COLUMNS.equals(rows.next().toList());
    } catch (UncheckedIOException | UsageException e) {
      return false;
    }
  }

  void add(UpsertResult<ImportRow> result, String reason) throws IOException {
    add(
        Long.toString(result.key().line()),
        result.status().name(),
        result.contactId().orElse(""),
        reason);
  }

  void add(String line, String status, String contactId, String reason) throws IOException {
    printer.printRecord(line, status, contactId, reason);
    printer.flush();
  }

  /** Returns how many bytes it has. */
  long length() throws IOException {
    return written.length();
  }

  /** Leaves what was written for a run that goes on. */
  void keep() {
    kept = true;
  }

  /**
   * Puts the report in its place; without a row, there is none afterwards.
   *
   * @param others the fingerprint of the rows that it does not list; null if that is not known
   * @return whether it has rows
   */
  boolean finish(@Nullable String others) throws IOException {
    boolean empty = length() <= HEADER + LINE_END;
    if (!empty && others != null) {
      add("", "OTHERS", "", others);
    }
    printer.close();
    if (empty) {
      Files.deleteIfExists(file);
      Files.delete(partial);
    } else {
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }
    kept = true;
    return !empty;
  }

  @Override
  public void close() throws IOException {
    written.close();
    if (!kept) {
      Files.deleteIfExists(partial);
    }
  }
}
