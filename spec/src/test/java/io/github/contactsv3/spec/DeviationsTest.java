package io.github.contactsv3.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each defect of the vendor's document has been judged, and people read what programs know. */
class DeviationsTest {

  private static final Path PAGE = Path.of("DEVIATIONS.md");
  private static final String END = "<!-- end -->";

  private static JsonNode read() throws IOException {
    return new YAMLMapper().readTree(Path.of("deviations.yaml").toFile());
  }

  @Test
  void defects_areJudgedExactlyOnce() throws IOException {
    List<Integer> numbers = new ArrayList<>();
    List<String> verdicts = new ArrayList<>();
    for (JsonNode entry : read().path("deviations")) {
      numbers.add(entry.path("id").asInt());
      verdicts.add(entry.path("verdict").asText());
    }

    assertThat(numbers).containsExactlyElementsOf(IntStream.rangeClosed(1, 66).boxed().toList());
    assertThat(verdicts).isSubsetOf("fixed", "kept", "n/a");
  }

  @Test
  void page_hasTheTablesOfTheFile() throws IOException {
    String page = Files.readString(PAGE);
    String expected =
        with(
            with(
                page,
                "deviations",
                table(
                    "# | Defect of the vendor's document | Verdict | What our document does, and why",
                    "deviations",
                    "id",
                    "defect",
                    "verdict",
                    "ours")),
            "additions",
            table("Addition | Where | Reason", "additions", "addition", "where", "reason"));
    if (Boolean.getBoolean("deviations.update")) {
      Files.writeString(PAGE, expected);
    }

    assertThat(PAGE)
        .as(
            "mvn -pl spec -am test -Dtest=DeviationsTest -Dsurefire.failIfNoSpecifiedTests=false -Ddeviations.update=true writes it")
        .hasContent(expected);
  }

  private static String table(String head, String list, String... members) throws IOException {
    StringBuilder table =
        new StringBuilder("| " + head + " |\n" + "|---".repeat(members.length) + "|\n");
    for (JsonNode entry : read().path(list)) {
      for (String member : members) {
        String text = entry.path(member).asText().strip();
        assertThat(text).as("%s of %s", member, entry).isNotEmpty().doesNotContain("|", "\n");
        table.append("| ").append(text).append(' ');
      }
      table.append("|\n");
    }
    return table.toString();
  }

  /** Puts a table between its marks. */
  private static String with(String page, String name, String table) {
    String mark = "<!-- " + name + ", of deviations.yaml -->\n";
    int start = page.indexOf(mark) + mark.length();
    return page.substring(0, start) + table + page.substring(page.indexOf(END, start));
  }
}
