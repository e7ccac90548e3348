package io.github.contactsv3.examples;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/** A CSV file that is checked as a whole before its first row is used. */
final class CsvFile {
  private static final int MAX_LINE_BYTES = 1 << 20;
  private static final int MAX_COLUMNS = 200;

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
          .setTrim(true)
          .setNullString("")
          .get();

  private final Path path;
  private final List<String> columns;

  /**
   * Checks a file.
   *
   * @param path the file
   * @param required the columns it has to have
   * @throws BadCsvException if it is not UTF-8, or no CSV, or lacks a column
   * @throws IOException if it can't be read
   */
  CsvFile(Path path, Set<String> required) throws IOException {
    this.path = path;
    checkLines();
    this.columns = readThrough();
    for (String name : required) {
      if (!columns.contains(name)) {
        throw new BadCsvException(path, 1, "has no column " + name + ", only " + columns);
      }
    }
  }

  /** The columns that are not among these. */
  List<String> columnsOtherThan(Set<String> known) {
    return columns.stream().filter(name -> !known.contains(name)).toList();
  }

  /** The rows; to be closed. */
  Stream<CSVRecord> rows() throws IOException {
    CSVParser parser = CSVParser.parse(path, StandardCharsets.UTF_8, FORMAT);
    return parser.stream()
        .onClose(
            () -> {
              try {
                parser.close();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  /** Reads every row, since a quote that is never closed shows only at the end. */
  private List<String> readThrough() throws IOException {
    try (CSVParser parser = CSVParser.parse(path, StandardCharsets.UTF_8, FORMAT)) {
      try {
        parser.forEach(row -> {});
      } catch (UncheckedIOException e) {
        throw new BadCsvException(
            path, parser.getCurrentLineNumber(), "is no CSV: " + e.getMessage());
      }
      return parser.getHeaderNames();
    } catch (IllegalArgumentException e) {
      throw new BadCsvException(path, 1, "is no header: " + e.getMessage());
    }
  }

  private void checkLines() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long line = 1;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next == '\n') {
          check(line++, bytes);
          bytes.reset();
        } else if (bytes.size() == MAX_LINE_BYTES) {
          throw new BadCsvException(path, line, "is longer than " + MAX_LINE_BYTES + " bytes");
        } else {
          bytes.write(next);
        }
      }
    }
    check(line, bytes);
  }

  private void check(long line, ByteArrayOutputStream bytes) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes.toByteArray()))
              .toString();
      if (line == 1 && text.isBlank()) {
        throw new BadCsvException(path, line, "is empty; it has to name the columns");
      }
      if (line == 1 && text.chars().filter(c -> c == ',').count() >= MAX_COLUMNS) {
        throw new BadCsvException(path, line, "has more than " + MAX_COLUMNS + " columns");
      }
    } catch (CharacterCodingException e) {
      throw new BadCsvException(path, line, "is not UTF-8");
    }
  }
}
