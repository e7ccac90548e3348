package io.github.contactsv3.contract.pact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A digest of all that an interaction says, so that a change by hand shows. It stands among the
 * comments: Pact's own key covers the description and the states only.
 */
final class PactDigest {

  static final String NAME = "digest";

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private PactDigest() {}

  static String of(JsonNode interaction) {
    ObjectNode content = interaction.deepCopy();
    content.remove("key");
    content.withObject("/comments").remove(NAME);
    try {
      byte[] sorted =
          MAPPER
              .writeValueAsString(MAPPER.convertValue(content, Map.class))
              .getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(sorted);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
