package io.github.contactsv3.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

final class CsvWriter implements ResultWriter {
  private final List<Column> columns;
  private final CSVPrinter printer;

  CsvWriter(List<Column> columns, Writer writer, boolean header) throws IOException {
    this.columns = columns;
    this.printer = new CSVPrinter(writer, CSVFormat.DEFAULT);
    if (header) {
      printer.printRecord(columns.stream().map(Column::name));
    }
  }

  @Override
  public void write(JsonNode result) throws IOException {
    printer.printRecord(columns.stream().map(column -> column.text().apply(result)));
  }

  @Override
  public void flush() throws IOException {
    printer.flush();
  }

  @Override
  public void close() throws IOException {
    printer.flush();
  }
}
