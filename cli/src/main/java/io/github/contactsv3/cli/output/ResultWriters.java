package io.github.contactsv3.cli.output;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Creates writers of results. */
public final class ResultWriters {
  private ResultWriters() {}

  /**
   * Creates a writer.
   *
   * @param format the format
   * @param columns the columns of a table and of CSV; with {@code narrowed}, of JSON, too
   * @param narrowed whether JSON has only the columns
   * @param out where to write, in UTF-8; not closed
   * @param width the width of a table in characters
   * @return a writer
   * @throws IOException if a header can't be written
   */
  public static ResultWriter of(
      Format format, List<Column> columns, boolean narrowed, OutputStream out, int width)
      throws IOException {
    Writer writer =
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    return switch (format) {
      case TABLE -> new TableWriter(columns, writer, width);
      case CSV -> new CsvWriter(columns, writer, true);
      case JSON, JSONL ->
          new JsonWriter(narrowed ? columns : List.of(), writer, format == Format.JSON);
    };
  }

  /**
   * Creates a writer that continues a file.
   *
   * @param csv whether the file is CSV rather than JSON Lines
   * @param columns the columns
   * @param narrowed whether JSON has only the columns
   * @param out where to write, in UTF-8; not closed
   * @param begun whether the file already has its header
   * @return a writer
   * @throws IOException if a header can't be written
   */
  public static ResultWriter ofFile(
      boolean csv, List<Column> columns, boolean narrowed, OutputStream out, boolean begun)
      throws IOException {
    Writer writer =
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    return csv
        ? new CsvWriter(columns, writer, !begun)
        : new JsonWriter(narrowed ? columns : List.of(), writer, false);
  }
}
