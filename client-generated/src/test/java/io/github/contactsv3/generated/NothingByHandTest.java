package io.github.contactsv3.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.compatibility.TextFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is written by hand has its place in client-core, or above it. */
class NothingByHandTest {

  @Test
  void sources_ofThisModule_areOnlyModuleAndPackages() {
    assertThat(TextFolder.read(Path.of("src/main/java")).keySet())
        .isNotEmpty()
        .allMatch(path -> path.matches("(.*/)?(module|package)-info\\.java"));
  }

  @Test
  void resources_ofThisModule_areOnlyTheProvenance() {
    assertThat(TextFolder.read(Path.of("src/main/resources")).keySet())
        .containsExactly("META-INF/contacts-v3/generation.properties");
  }
}
