package io.github.contactsv3.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The lines of a file that are to be sent again: those of a report. */
final class ImportList {
  private final Set<Long> lines;
  private final Set<Long> missing;

  private ImportList(Set<Long> lines) {
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
    try (BufferedReader reader = InputFile.open(report);
        CSVParser parser =
            CSVParser.parse(
                reader, CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
      for (CSVRecord row : parser) {
        lines.add(Long.valueOf(row.get("line").strip()));
      }
    } catch (CharacterCodingException e) {
      throw InputFile.wrongEncoding(report);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "--again: " + report + " is no report of contacts import: it has no line numbers");
    }
    if (lines.isEmpty()) {
      throw new UsageException("--again: " + report + " names no line: there is nothing to send");
    }
    return new ImportList(lines);
  }

  /** Returns whether a line is to be sent. */
  boolean takes(long line) {
    missing.remove(line);
    return lines.contains(line);
  }

  /** Returns the lines that the imported file did not have. */
  Set<Long> missing() {
    return missing;
  }
}
