package io.github.contactsv3.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TableWriterTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void write_rowsThatFit_areAligned() throws IOException {
    assertThat(table(80, "{'id':'1','name':'Ada'}", "{'id':'22','name':'Grace'}"))
        .isEqualTo("id  name\n1   Ada\n22  Grace\n");
  }

  @Test
  void write_rowsThatDoNotFit_keepTheFirstColumn() throws IOException {
    assertThat(table(24, "{'id':'0123456789','name':'a very long name indeed'}"))
        .isEqualTo("id          name\n0123456789  a very long…\n");
  }

  @Test
  void write_wideCharacters_areAligned() throws IOException {
    assertThat(table(80, "{'id':'漢字','name':'x'}", "{'id':'abcd','name':'y'}"))
        .isEqualTo("id    name\n漢字  x\nabcd  y\n");
  }

  @Test
  void write_controlCharacters_doNotReachTheTerminal() throws IOException {
    assertThat(table(80, "{'id':'1','name':'a\\u001b[31m\\nb'}"))
        .isEqualTo("id  name\n1   a [31m b\n");
  }

  @Test
  void write_manyRows_haveTheWidthsOfTheFirst() throws IOException {
    String[] rows =
        Stream.concat(
                Stream.generate(() -> "{'id':'1','name':'Ada'}").limit(100),
                Stream.of("{'id':'longer','name':'x'}"))
            .toArray(String[]::new);

    assertThat(table(80, rows)).endsWith("1   Ada\nl…  x\n");
  }

  @Test
  void close_withoutRows_printsNothing() throws IOException {
    assertThat(table(80)).isEmpty();
  }

  private static String table(int width, String... rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Column> columns = List.of(Column.property("id"), Column.property("name"));
    try (ResultWriter writer = ResultWriters.of(Format.TABLE, columns, true, out, width)) {
      for (String row : rows) {
        writer.write(JSON.readTree(row.replace('\'', '"')));
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
