package io.github.contactsv3.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each defect of the vendor's document has been judged. */
class DeviationsTest {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (\\d+) \\| ([^|]+) \\| (fixed|kept|n/a) \\| ([^|]+) \\|$");

  @Test
  void table_defects_areJudgedExactlyOnce() throws IOException {
    Matcher rows = ROW.matcher(Files.readString(Path.of("DEVIATIONS.md")));
    List<Integer> numbers = new ArrayList<>();
    while (rows.find()) {
      numbers.add(Integer.valueOf(rows.group(1)));
    }

    assertThat(numbers).containsExactlyElementsOf(IntStream.rangeClosed(1, 66).boxed().toList());
  }
}
