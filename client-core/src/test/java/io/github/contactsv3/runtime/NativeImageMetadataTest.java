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
        Class<?> type = Class.forName(entry.path("type").asText());
        types.add(type.getName());
        boolean ofJackson3 = type == Jackson3Reader.class || type == Jackson3Writer.class;
        assertThat(entry.at("/condition/typeReached").asText())
            .as("condition of %s", type)
            .isEqualTo(ofJackson3 ? tools.jackson.databind.ObjectMapper.class.getName() : "");
      }
    }
    assertThat(types)
        .containsExactlyInAnyOrder(
            PathSegment.class.getName(),
            DateTimes.Reader.class.getName(),
            ModelWriter.class.getName(),
            Jackson3Reader.class.getName(),
            Jackson3Writer.class.getName(),
            Model.class.getName());
  }
}
