package io.github.contactsv3.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NativeImageMetadataTest {

  @Test
  void metadata_whatJacksonAndFeignReflectOn_isListed() throws Exception {
    List<String> types = new ArrayList<>();
    try (InputStream metadata =
        Model.class.getResourceAsStream(
            "/META-INF/native-image/io.github.contactsv3/contacts-v3-core/reachability-metadata.json")) {
      for (JsonNode entry : new ObjectMapper().readTree(metadata).path("reflection")) {
        types.add(Class.forName(entry.path("type").asText()).getName());
      }
    }
    assertThat(types)
        .containsExactlyInAnyOrder(
            PathSegment.class.getName(),
            DateTimes.Reader.class.getName(),
            ModelWriter.class.getName(),
            Model.class.getName());
  }
}
