package io.github.contactsv3.sandbox.internal.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads JSON objects that users of the sandbox have written. */
public final class JsonBody {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private JsonBody() {}

  /**
   * Parses an object; an empty text is an empty one.
   *
   * @throws IllegalArgumentException if it is not a JSON object
   */
  public static ObjectNode parse(String text) {
    JsonNode json;
    try {
      json = text.isBlank() ? JSON.createObjectNode() : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the body is not JSON", e);
    }
    if (json instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("the body is not a JSON object");
  }
}
