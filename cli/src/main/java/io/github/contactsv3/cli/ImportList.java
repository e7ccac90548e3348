package io.github.contactsv3.cli;

import io.github.contactsv3.client.bulk.UpsertRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The lines of a file that are to be sent again: those of a report. */
final class ImportList {
  private final Path report;
  private final Set<Long> lines;
  private final @Nullable OtherRows others;
  private final Set<Long> missing;

  private ImportList(Path report, Set<Long> lines, @Nullable OtherRows others) {
    this.report = report;
    this.others = others;
    this.lines = lines;
    this.missing = new TreeSet<>(lines);
  }

  /**
   * Reads a report.
   *
   * @throws UsageException if it has no numbers of lines
   */
  static ImportList of(Path report) throws IOException {
    Set<Long> lines = new HashSet<>();
    OtherRows others = null;
    boolean byImport;
    try (BufferedReader reader = InputFile.open(report);
        CSVParser parser =
            CSVParser.parse(
                reader,
                CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setIgnoreHeaderCase(true)
                    .get())) {
      if (!parser.getHeaderMap().containsKey("line")) {
        throw new UsageException(
            "--again: "
                + report
                + " is no report of contacts import: it has no column line, or not commas between"
                + " columns");
      }
      byImport = parser.getHeaderNames().size() == ImportReport.COLUMNS.size();
      for (CSVRecord row : parser) {
        String line = row.get("line").strip();
        if (!line.isEmpty()) {
          lines.add(number(report, line));
        } else if (byImport && row.isConsistent()) {
          others = OtherRows.parse(row.get("reason").strip()).orElse(others);
        }
      }
    } catch (CharacterCodingException e) {
      throw InputFile.wrongEncoding(report);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--again: " + report + " is no report of contacts import");
    }
    if (lines.isEmpty()) {
      throw new UsageException("--again: " + report + " names no line: there is nothing to send");
    }
    if (byImport && others == null) {
      throw new UsageException(
          "--again: "
              + report
              + " lacks its last row, with which it fits its file: import all of it, or run the"
              + " import again if that has not ended");
    }
    return new ImportList(report, lines, others);
  }

  private static long number(Path report, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new UsageException(
          "--again: " + report + ": \"" + text + "\" is not the number of a line");
    }
  }

  /** Returns whether a line is to be sent. */
  boolean takes(long line) {
    missing.remove(line);
    return lines.contains(line);
  }

  /**
   * Refuses a file whose other rows are no longer those of the import that wrote the report, which
   * has their fingerprint.
   *
   * @param rows all rows of the file
   */
  void requireSame(Path file, Stream<UpsertRow<ImportRow>> rows) {
    OtherRows now = new OtherRows();
    rows.filter(row -> !lines.contains(row.key().line()))
        .forEach(row -> now.add(row.key().line(), row.request()));
    if (!now.toString().equals(String.valueOf(others))) {
      throw new UsageException(
          "--again: "
              + report
              + " does not fit "
              + file
              + ": it is of another file,\n  or rows that it does not list have changed or moved:"
              + " import all of them");
    }
  }

  /** Returns the fingerprint of the other rows; empty if somebody has made the list by hand. */
  Optional<OtherRows> others() {
    return Optional.ofNullable(others);
  }

  /** Returns the lines that the imported file did not have. */
  Set<Long> missing() {
    return missing;
  }
}
