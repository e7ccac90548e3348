package io.github.contactsv3.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.compatibility.Diff;
import io.github.contactsv3.compatibility.Generation;
import io.github.contactsv3.compatibility.TextFolder;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The same documents give the same bytes, whatever the machine. */
@Isolated("changes the default locale and time zone")
class ReproducibleTest {
  private static final Path BUILT = Path.of("target/generated-sources/openapi");

  @TempDir Path output;

  @Test
  void generate_realDocuments_givesWhatTheBuildGave() {
    assertSame(TextFolder.read(BUILT), generate());
  }

  @Test
  void generate_otherLocaleAndTimeZone_givesTheSame() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      // Turkish: "ID".toLowerCase() has no dot there, the classic trap of names made by code.
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      assertSame(TextFolder.read(BUILT), generate());
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private SortedMap<String, String> generate() {
    SortedMap<String, String> files = new TreeMap<>();
    for (Spec spec : Spec.values()) {
      files.putAll(
          new Generation(Path.of("."))
              .run(spec.document(), spec.config(), output.resolve(spec.name())));
    }
    return files;
  }

  private static void assertSame(
      SortedMap<String, String> expected, SortedMap<String, String> actual) {
    // Notes of the generator to itself, which are not packaged.
    expected.keySet().removeIf(path -> path.startsWith(".openapi-generator"));
    assertThat(expected).hasSizeGreaterThan(60);
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    actual.forEach(
        (path, text) -> assertThat(Diff.of(expected.get(path), text)).as(path).isEmpty());
  }
}
