package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sources, documents and pages use the terms of the field; {@code words.txt} has the others. */
class WordsTest {
  private static final Path LIST = Path.of("src/test/resources/words.txt");

  private static final Pattern TEXT = Pattern.compile(".*\\.(java|md|ya?ml|xml|mustache|js|html)");

  private record Word(Pattern pattern, String instead, List<String> allowed) {
    boolean isIn(String line) {
      return pattern.matcher(line).find() && allowed.stream().noneMatch(line::contains);
    }
  }

  @Test
  void texts_haveNoneOfTheListedWords() throws IOException {
    List<Word> words = words();
    List<String> found =
        ProjectFiles.named(TEXT).parallelStream()
            .filter(file -> !file.endsWith("WordsTest.java"))
            .flatMap(file -> find(words, file))
            .toList();
    assertThat(found).isEmpty();
  }

  @Test
  void list_isNotEmptyAndFindsItsWords() throws IOException {
    assertThat(words()).isNotEmpty();
    assertThat(words().get(0).isIn("the answer of the service")).isTrue();
    assertThat(words().get(0).isIn("class AnswerReader")).isTrue();
    assertThat(words().get(0).isIn("the response of the service")).isFalse();
  }

  private static List<Word> words() throws IOException {
    return Files.readAllLines(LIST).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split("\t"))
        .map(
            parts ->
                new Word(
                    Pattern.compile(parts[0]),
                    parts[1],
                    Arrays.asList(parts).subList(2, parts.length)))
        .toList();
  }

  private static Stream<String> find(List<Word> words, Path file) {
    List<String> found = new ArrayList<>();
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (int i = 0; i < lines.size(); i++) {
      for (Word word : words) {
        if (word.isIn(lines.get(i))) {
          found.add(
              "%s:%d: say %s: %s"
                  .formatted(ProjectFiles.name(file), i + 1, word.instead(), lines.get(i)));
        }
      }
    }
    return found.stream();
  }
}
