package io.github.contactsv3.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.compatibility.TextFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Own templates are a fork of the generator's: they stay few, short and explained. */
class TemplateBudgetTest {
  private static final Path FOLDER = Path.of("templates");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

  @Test
  void templates_together_staySmall() {
    SortedMap<String, String> templates = templates();
    assertThat(templates).hasSizeBetween(1, 10);
    assertThat(templates.values().stream().mapToLong(text -> text.lines().count()).sum())
        .isLessThanOrEqualTo(600);
  }

  @Test
  void readme_everyTemplate_hasItsRow() throws IOException {
    List<String> rows =
        ROW.matcher(Files.readString(FOLDER.resolve("README.md")))
            .results()
            .map(row -> row.group(1))
            .toList();
    assertThat(rows).containsExactlyInAnyOrderElementsOf(templates().keySet());
  }

  private static SortedMap<String, String> templates() {
    SortedMap<String, String> files = TextFolder.read(FOLDER);
    files.remove("README.md");
    return files;
  }
}
