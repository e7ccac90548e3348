package io.github.contactsv3.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.client.bulk.UpsertRow;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/** A file to import, as rows with the number of their line. It is read while they are sent. */
final class ImportFile implements Closeable {
  /** Where the parser of CSV says that it can't read on. */
  private static final Pattern LINE = Pattern.compile("line (\\d+)");

  private final Path file;
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
    boolean isCsv = ContinuedFile.isCsv(file);
    this.file = file;
    this.requests = requests;
    this.reader = InputFile.open(file);
    if (!isCsv) {
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
    } catch (IOException e) {
      close();
      throw explained(e);
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
                + '"'
                + ImportRows.similar(column)
                + (column.contains(";") || column.contains("\t")
                    ? "; separate columns by commas"
                    : ""));
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
    if (header.contains("id") && !Collections.disjoint(header, ImportRows.NAMES)) {
      messages.accept(
          "names in lower case are left as they are in rows with an id: exports have no others");
    }
    for (String column : header) {
      if (column.startsWith("custom.")) {
        requests.requireCustomField(column);
      }
    }
  }

  /** Returns the rows, to be read once. */
  Stream<UpsertRow<ImportRow>> rows() {
    CSVParser parser = csv;
    if (parser != null) {
      return rows(parser.iterator())
          .map(
              record -> {
                ImportRow row = ImportRow.of(parser.getCurrentLineNumber(), id(record));
                return UpsertRow.of(row, () -> request(record, row.id() != null));
              });
    }
    AtomicLong line = new AtomicLong();
    return rows(reader.lines().iterator())
        .map(text -> new Line(line.incrementAndGet(), text))
        .filter(row -> !row.text.isBlank())
        .map(this::row);
  }

  private UpsertRow<ImportRow> row(Line line) {
    try {
      ObjectNode json = ImportRows.parse(line.text);
      ImportRow row = ImportRow.of(line.number, json.path("id").asText(""));
      return UpsertRow.of(row, () -> requests.request(json, row.id() != null));
    } catch (IllegalArgumentException e) {
      return UpsertRow.invalid(new ImportRow(line.number, null), String.valueOf(e.getMessage()));
    }
  }

  private String id(CSVRecord record) {
    int column = header.indexOf("id");
    return column < 0 || column >= record.size() ? "" : record.get(column);
  }

  /** Names the file and the line where it can't be read on. */
  private <T> Stream<T> rows(Iterator<T> read) {
    Iterator<T> explaining =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return explain(read::hasNext);
          }

          @Override
          public T next() {
            return explain(read::next);
          }
        };
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(explaining, Spliterator.ORDERED), false);
  }

  private <T> T explain(Supplier<T> read) {
    try {
      return read.get();
    } catch (UncheckedIOException e) {
      throw explained(Objects.requireNonNull(e.getCause()));
    }
  }

  private RuntimeException explained(IOException e) {
    if (e instanceof CharacterCodingException) {
      return InputFile.wrongEncoding(file);
    }
    Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
    return line.find()
        ? new UsageException(
            file
                + ": line "
                + line.group(1)
                + ": the quotation marks of the row do not match; rows before it may have been"
                + " imported")
        : new UncheckedIOException(e);
  }

  private io.github.contactsv3.model.UpsertContactRequest request(CSVRecord record, boolean found) {
    if (!record.isConsistent()) {
      throw new IllegalArgumentException(
          "the row has " + record.size() + " columns, the header " + header.size());
    }
    return requests.request(ImportRows.cells(header, record), found);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private record Line(long number, String text) {}
}
