package io.github.contactsv3.cli;

import io.github.contactsv3.client.bulk.UpsertRow;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/** A file to import, as rows with the number of their line. It is read while they are sent. */
final class ImportFile implements Closeable {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final BufferedReader reader;
  private final ImportRows requests;
  private final @Nullable CSVParser csv;
  private final List<String> header;

  /**
   * Opens a file and checks its header.
   *
   * @param messages receives what people should know of it
   * @throws UsageException if the file can't be imported
   */
  ImportFile(Path file, ImportRows requests, Consumer<String> messages) throws IOException {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (!name.endsWith(".csv") && !name.endsWith(".jsonl")) {
      throw new UsageException(file + ": the name has to end in .csv or .jsonl");
    }
    this.requests = requests;
    this.reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
    if (name.endsWith(".jsonl")) {
      this.csv = null;
      this.header = List.of();
      return;
    }
    try {
      this.csv =
          CSVParser.parse(
              reader,
              CSVFormat.DEFAULT
                  .builder()
                  .setHeader()
                  .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                  .get());
    } catch (IllegalArgumentException e) {
      close();
      throw new UsageException(file + ": line 1: the header names a column twice, or not at all");
    }
    this.header = csv.getHeaderNames();
    check(file, messages);
  }

  private void check(Path file, Consumer<String> messages) throws IOException {
    List<String> ignored = new ArrayList<>();
    for (String column : header) {
      if (ImportRows.isWritten(column)) {
        continue;
      }
      if (!ContactProperties.isReadOnly(column, column)) {
        close();
        throw new UsageException(
            file
                + ": line 1: contacts have no column \""
                + column
                + "\", but "
                + ImportRows.columns());
      }
      ignored.add(column);
    }
    if (!header.contains("email") && !header.contains("phone")) {
      close();
      throw new UsageException(
          file + ": line 1: has neither the column email nor phone, which find a contact again");
    }
    if (!ignored.isEmpty()) {
      messages.accept("not imported, since the service sets them: " + String.join(", ", ignored));
    }
    for (String column : header) {
      if (column.startsWith("custom.")) {
        requests.requireCustomField(column);
      }
    }
  }

  /** Returns the rows, to be read once. */
  Stream<UpsertRow<Long>> rows() {
    CSVParser parser = csv;
    if (parser != null) {
      return parser.stream()
          .map(record -> UpsertRow.of(parser.getCurrentLineNumber(), () -> request(record)));
    }
    AtomicLong line = new AtomicLong();
    return reader
        .lines()
        .map(text -> new Line(line.incrementAndGet(), text))
        .filter(row -> !row.text.isBlank())
        .map(row -> UpsertRow.of(row.number, () -> requests.request(row.text)));
  }

  private io.github.contactsv3.model.UpsertContactRequest request(CSVRecord record) {
    if (!record.isConsistent()) {
      throw new IllegalArgumentException(
          "the row has " + record.size() + " columns, the header " + header.size());
    }
    return requests.request(ImportRows.cells(header, record));
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private record Line(long number, String text) {}
}
