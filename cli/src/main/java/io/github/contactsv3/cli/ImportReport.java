package io.github.contactsv3.cli;

import io.github.contactsv3.client.bulk.UpsertResult;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The rows with problems, as a file that says which ones to run again. Created when needed. */
final class ImportReport implements Closeable {
  private final Path file;
  private final boolean continued;
  private @Nullable CSVPrinter printer;

  ImportReport(Path file, boolean continued) {
    this.file = file;
    this.continued = continued;
  }

  /** Refuses a name that no file can have: the rows would be sent before that shows. */
  static void check(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      throw new UsageException("--report: " + file + " is a folder");
    }
    if (folder == null || !Files.isWritable(folder)) {
      throw new UsageException("--report: " + file + ": there is no such folder to write to");
    }
  }

  void add(UpsertResult<Long> result) throws IOException {
    CSVPrinter open = printer;
    if (open == null) {
      open = open();
      printer = open;
    }
    open.printRecord(result.key(), result.status(), result.contactId().orElse(""), result.reason());
    open.flush();
  }

  private CSVPrinter open() throws IOException {
    boolean begun = continued && Files.exists(file);
    Writer writer =
        Files.newBufferedWriter(
            file,
            StandardCharsets.UTF_8,
            StandardOpenOption.CREATE,
            begun ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
    CSVPrinter opened = new CSVPrinter(writer, CSVFormat.DEFAULT);
    if (!begun) {
      opened.printRecord("line", "status", "contactId", "reason");
    }
    return opened;
  }

  /** Reads the numbers of the lines of a report. */
  static Set<Long> lines(Path report) throws IOException {
    Set<Long> lines = new HashSet<>();
    try (CSVParser parser =
        CSVParser.parse(
            report,
            StandardCharsets.UTF_8,
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
      for (CSVRecord record : parser) {
        lines.add(Long.valueOf(record.get("line")));
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException(report + " is no report of contacts import: it has no line numbers");
    }
    return lines;
  }

  @Override
  public void close() throws IOException {
    CSVPrinter open = printer;
    if (open != null) {
      open.close();
    }
  }
}
