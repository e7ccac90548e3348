package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages say what the compiled examples say, and the files they name exist. */
class DocumentationTest {
  private static final Path ROOT = ProjectFiles.ROOT;

  private static final Pattern JAVA_BLOCK =
      Pattern.compile("(?:<!-- region (\\S+) of (\\S+) -->\\n)?```java\\n(.*?)```", Pattern.DOTALL);

  /**
   * A block of a script that some other check runs; one without a comment is a mere illustration.
   */
  private static final Pattern SCRIPT_BLOCK =
      Pattern.compile("<!-- region (\\S+) of (\\S+\\.js) -->\\n```js\\n(.*?)```", Pattern.DOTALL);

  private static final Path JAVADOC_SNIPPETS =
      Path.of("src/main/java/io/github/contactsv3/examples/JavadocSnippets.java");

  /** A block of code in the Javadoc, with the region that it repeats. */
  private static final Pattern JAVADOC_BLOCK =
      Pattern.compile(
          "(?:<!-- region (\\S+) of JavadocSnippets.java -->\\s*\\*\\s*\\* )?<pre>\\{@code\\n(.*?)\\n *\\* \\}</pre>",
          Pattern.DOTALL);

  /** The types that users meet first. */
  private static final List<String> FIRST_TYPES =
      List.of(
          "Bulk",
          "ContactExport",
          "ContactQuery",
          "ContactsApiException",
          "ContactsClient",
          "Credentials",
          "PagedIterable");

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

  /** A path in code: it has a slash and starts with a folder or file of the root. */
  private static final Pattern PATH = Pattern.compile("`([A-Za-z.][\\w.-]*/[\\w./-]+)`");

  static List<Path> pages() throws IOException {
    return ProjectFiles.named(Pattern.compile(".*\\.md"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void javaBlock_isARegionOfACompiledExample(Path page) throws IOException {
    Matcher block = JAVA_BLOCK.matcher(Files.readString(page));
    while (block.find()) {
      assertThat(block.group(1)).as("region comment above a Java block of %s", page).isNotNull();
      assertThat(block.group(3).strip())
          .as("%s: region %s", page, block.group(1))
          .isEqualTo(region(ROOT.resolve(block.group(2)), block.group(1)));
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void scriptBlock_isTheRegionItNames(Path page) throws IOException {
    Matcher block = SCRIPT_BLOCK.matcher(Files.readString(page));
    while (block.find()) {
      assertThat(block.group(3).strip())
          .as("%s: region %s", page, block.group(1))
          .isEqualTo(region(ROOT.resolve(block.group(2)), block.group(1)));
    }
  }

  static List<Path> publishedSources() throws IOException {
    return ProjectFiles.named(Pattern.compile(".*/client-[a-z]+/.*src/main/java/.*\\.java"));
  }

  @ParameterizedTest
  @MethodSource("publishedSources")
  void javadocBlock_isARegionOfACompiledExample(Path source) throws IOException {
    Matcher block = JAVADOC_BLOCK.matcher(Files.readString(source));
    while (block.find()) {
      assertThat(block.group(1)).as("region comment above a block of %s", source).isNotNull();
      assertThat(block.group(2).lines().map(line -> line.replaceFirst("^ *\\* ?", "")))
          .as("%s: region %s", source, block.group(1))
          .containsExactlyElementsOf(region(JAVADOC_SNIPPETS, block.group(1)).lines().toList());
    }
  }

  @Test
  void javadoc_ofTheTypesThatUsersMeetFirst_hasABlock() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path source : publishedSources()) {
      if (JAVADOC_BLOCK.matcher(Files.readString(source)).find()) {
        found.add(source.getFileName().toString().replace(".java", ""));
      }
    }
    assertThat(found).containsAll(FIRST_TYPES);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void file_thatAPageNames_exists(Path page) throws IOException {
    String text = Files.readString(page);
    Matcher link = LINK.matcher(text);
    while (link.find()) {
      assertThat(page.resolveSibling(link.group(1)).normalize()).exists();
    }
    Matcher path = PATH.matcher(text);
    while (path.find()) {
      String first = path.group(1).split("/")[0];
      if (Files.exists(ROOT.resolve(first)) || Files.exists(page.resolveSibling(first))) {
        assertThat(List.of(ROOT.resolve(path.group(1)), page.resolveSibling(path.group(1))))
            .as("%s named in %s", path.group(1), page)
            .anyMatch(Files::exists);
      }
    }
  }

  /** All parts of a region, in order, each without the indentation it has in its file. */
  private static String region(Path file, String name) throws IOException {
    List<String> parts = new ArrayList<>();
    List<String> part = null;
    for (String line : Files.readAllLines(file)) {
      if (line.strip().equals("// region " + name)) {
        part = new ArrayList<>();
      } else if (line.strip().equals("// endregion") && part != null) {
        // A blank last line would count as one without indentation.
        parts.add(String.join("\n", part).stripTrailing().stripIndent().strip());
        part = null;
      } else if (part != null) {
        part.add(line);
      }
    }
    assertThat(parts).as("region %s of %s", name, file).isNotEmpty();
    return String.join("\n\n", parts);
  }
}
