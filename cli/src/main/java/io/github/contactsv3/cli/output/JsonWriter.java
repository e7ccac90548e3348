package io.github.contactsv3.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** JSON Lines, or one array with an element a line. */
final class JsonWriter implements ResultWriter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Column> columns;
  private final Writer writer;
  private final boolean array;
  private boolean begun;

  /** No columns mean the whole result. */
  JsonWriter(List<Column> columns, Writer writer, boolean array) {
    this.columns = columns;
    this.writer = writer;
    this.array = array;
  }

  @Override
  public void write(JsonNode result) throws IOException {
    if (array) {
      writer.write(begun ? ",\n" : "[\n");
    }
    begun = true;
    writer.write(JSON.writeValueAsString(narrowed(result)));
    if (!array) {
      writer.write('\n');
    }
  }

  /** A property keeps its type; a custom field is a text. */
  private JsonNode narrowed(JsonNode result) {
    if (columns.isEmpty()) {
      return result;
    }
    ObjectNode narrow = JSON.createObjectNode();
    for (Column column : columns) {
      JsonNode value = result.path(column.name());
      if (value.isMissingNode()) {
        String text = column.text().apply(result);
        narrow.put(column.name(), text.isEmpty() ? null : text);
      } else {
        narrow.set(column.name(), value);
      }
    }
    return narrow;
  }

  @Override
  public void flush() throws IOException {
    writer.flush();
  }

  @Override
  public void close() throws IOException {
    if (array) {
      writer.write(begun ? "\n]\n" : "[]\n");
    }
    writer.flush();
  }
}
