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
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Path LIST = Path.of("src/test/resources/words.txt");

  private static final Pattern TEXT = Pattern.compile(".*\\.(java|md|ya?ml|xml|mustache|js|html)");
  private static final Pattern FOREIGN =
      Pattern.compile("(.*/)?(target|node_modules|\\.git)/.*|CHANGELOG\\.md");

  private record Word(Pattern pattern, String instead, List<String> allowed) {
    boolean isIn(String line) {
      return pattern.matcher(line).find() && allowed.stream().noneMatch(line::contains);
    }
  }

  @Test
  void texts_haveNoneOfTheListedWords() throws IOException {
    List<Word> words = words();
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(ROOT)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> TEXT.matcher(file.toString()).matches())
          .filter(file -> !FOREIGN.matcher(name(file)).matches())
          .forEach(file -> find(words, file, found));
    }
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

  private static String name(Path file) {
    return ROOT.relativize(file).toString();
  }

  private static void find(List<Word> words, Path file, List<String> found) {
    try {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        for (Word word : words) {
          if (word.isIn(lines.get(i)) && !file.endsWith("WordsTest.java")) {
            found.add(name(file) + ":" + (i + 1) + ": say " + word.instead() + ": " + lines.get(i));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
