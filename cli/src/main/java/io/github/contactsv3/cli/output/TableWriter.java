package io.github.contactsv3.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jline.utils.WCWidth;

/**
 * Aligned columns. Their widths are those of the first rows, shortened to fit the terminal, so that
 * any number of rows needs no memory.
 */
final class TableWriter implements ResultWriter {
  private static final int MEASURED = 100;
  private static final int GAP = 2;
  private static final int NARROWEST = 8;

  private final List<Column> columns;
  private final Writer writer;
  private final int width;
  private final List<List<String>> waiting = new ArrayList<>();
  private int[] widths = {};

  TableWriter(List<Column> columns, Writer writer, int width) {
    this.columns = columns;
    this.writer = writer;
    this.width = width;
  }

  @Override
  public void write(JsonNode result) throws IOException {
    List<String> row =
        columns.stream().map(column -> printable(column.text().apply(result))).toList();
    if (widths.length > 0) {
      print(row);
    } else {
      waiting.add(row);
      if (waiting.size() == MEASURED) {
        begin();
      }
    }
  }

  private void begin() throws IOException {
    List<String> header = columns.stream().map(Column::name).toList();
    widths =
        IntStream.range(0, columns.size())
            .map(
                i ->
                    Math.max(
                        width(header.get(i)),
                        waiting.stream().mapToInt(row -> width(row.get(i))).max().orElse(0)))
            .toArray();
    shorten();
    print(header);
    for (List<String> row : waiting) {
      print(row);
    }
    waiting.clear();
  }

  /** Takes from the widest column but the first and ids, which people copy, until all fit. */
  private void shorten() {
    int surplus = IntStream.of(widths).sum() + GAP * (widths.length - 1) - width;
    while (surplus > 0) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        if (!columns.get(i).name().equals("id") && (widest == 0 || widths[i] > widths[widest])) {
          widest = i;
        }
      }
      if (widest == 0 || widths[widest] <= NARROWEST) {
        return;
      }
      widths[widest]--;
      surplus--;
    }
  }

  private void print(List<String> row) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String cell = cut(row.get(i), widths[i]);
      line.append(cell);
      if (i < row.size() - 1) {
        line.append(" ".repeat(widths[i] - width(cell) + GAP));
      }
    }
    writer.write(line.toString().stripTrailing());
    writer.write('\n');
  }

  private static String cut(String text, int width) {
    if (width(text) <= width) {
      return text;
    }
    StringBuilder cut = new StringBuilder();
    int used = 1;
    for (int codePoint : text.codePoints().toArray()) {
      used += Math.max(0, WCWidth.wcwidth(codePoint));
      if (used > width) {
        break;
      }
      cut.appendCodePoint(codePoint);
    }
    return cut.append('…').toString();
  }

  private static int width(String text) {
    return text.codePoints().map(codePoint -> Math.max(0, WCWidth.wcwidth(codePoint))).sum();
  }

  /** A value of somebody's form must not move the cursor or colour the terminal. */
  private static String printable(String text) {
    return text.codePoints()
        .map(codePoint -> Character.isISOControl(codePoint) ? ' ' : codePoint)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Override
  public void flush() throws IOException {
    writer.flush();
  }

  @Override
  public void close() throws IOException {
    if (widths.length == 0 && !waiting.isEmpty()) {
      begin();
    }
    writer.flush();
  }
}
