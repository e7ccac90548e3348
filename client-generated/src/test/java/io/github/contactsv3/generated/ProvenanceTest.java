package io.github.contactsv3.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The jar says truly what it was generated from. */
class ProvenanceTest {

  @Test
  void properties_ofTheJar_areThoseOfTheSources() throws Exception {
    Properties expected = new Properties();
    expected.put("generator", "openapi-generator " + generatorVersion());
    for (Spec spec : Spec.values()) {
      String name = spec.document().getFileName().toString();
      expected.put(name + ".version", spec.version());
      expected.put(name + ".sha256", sha256(List.of(spec.document())));
    }
    expected.put("templates.sha256", sha256(templatesAndConfig()));

    Properties actual = new Properties();
    try (InputStream resource =
        Spec.class.getResourceAsStream("/META-INF/contacts-v3/generation.properties")) {
      actual.load(resource);
    }
    assertThat(actual).isEqualTo(expected);
  }

  /** As the generator's own jar has it. */
  private static String generatorVersion() throws IOException {
    try (InputStream resource =
        Spec.class.getResourceAsStream(
            "/META-INF/maven/org.openapitools/openapi-generator/pom.properties")) {
      Properties properties = new Properties();
      properties.load(resource);
      return properties.getProperty("version");
    }
  }

  private static List<Path> templatesAndConfig() throws IOException {
    try (Stream<Path> config = Files.list(Path.of("config"));
        Stream<Path> templates = Files.list(Path.of("templates"))) {
      return Stream.concat(config, templates)
          .filter(path -> path.toString().matches(".*\\.(yaml|mustache)"))
          .sorted()
          .toList();
    }
  }

  private static String sha256(List<Path> files) throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Path file : files) {
      digest.update(Files.readAllBytes(file));
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
