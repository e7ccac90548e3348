package io.github.contactsv3.generated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A native image finds everything that Jackson and Feign reflect on. */
class NativeImageMetadataTest {

  @ParameterizedTest
  @EnumSource(Spec.class)
  void metadata_modelsReadersInterfaces_areAllListed(Spec spec) throws IOException {
    Set<String> expected = new TreeSet<>();
    spec.schemas().stream()
        .filter(Schema::isGenerated)
        .forEach(
            schema -> {
              expected.add(schema.type().getName());
              expected.add(schema.type().getName() + "$Reader");
            });
    Set<String> proxies = new TreeSet<>();
    spec.operations()
        .forEach(
            operation -> {
              expected.add(operation.api().getName());
              expected.add(operation.http().getName());
              proxies.add(operation.http().getName());
            });

    Set<String> types = new TreeSet<>();
    Set<String> actualProxies = new TreeSet<>();
    for (JsonNode entry : metadata(spec).path("reflection")) {
      JsonNode type = entry.path("type");
      if (type.isTextual()) {
        assertThat(types.add(type.asText())).as("%s is there once", type).isTrue();
        assertThat(Schema.load(type.asText()).getName()).isEqualTo(type.asText());
        boolean reader = type.asText().endsWith("$Reader");
        assertThat(
                entry.path(reader ? "allDeclaredConstructors" : "allDeclaredMethods").asBoolean())
            .as("%s", entry)
            .isTrue();
      } else {
        assertThat(actualProxies.add(type.path("proxy").path(0).asText())).isTrue();
      }
    }
    assertThat(types).isEqualTo(expected);
    assertThat(actualProxies).isEqualTo(proxies);
  }

  private static JsonNode metadata(Spec spec) throws IOException {
    String name =
        "/META-INF/native-image/io.github.contactsv3/contacts-v3-client-generated/%s/reachability-metadata.json"
            .formatted(spec.name().toLowerCase(Locale.ROOT));
    try (InputStream resource = Spec.class.getResourceAsStream(name)) {
      return JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readTree(resource);
    }
  }
}
