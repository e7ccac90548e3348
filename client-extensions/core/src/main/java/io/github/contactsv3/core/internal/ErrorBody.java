package io.github.contactsv3.core.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The body of an error in any of the shapes that answers have: the service's own object, which says
 * one thing or several, the {@code error} envelope of the OAuth document, or the words of a proxy.
 *
 * @param messages what it says; empty if it says nothing
 * @param traceId the trace id, or null
 * @param duplicateId the contact that stands in the way, or null
 * @param matchingField the property in which it is the same, or null
 */
public record ErrorBody(
    List<String> messages,
    @Nullable String traceId,
    @Nullable String duplicateId,
    @Nullable String matchingField) {
  /**
   * Reads a body.
   *
   * @param text the body, of whatever kind
   * @return what it says; nothing if it is of no known shape
   */
  public static ErrorBody parse(String text) {
    JsonNode body = read(text);
    JsonNode envelope = body.path("error");
    JsonNode message = envelope.isObject() ? envelope.path("message") : body.path("message");
    JsonNode meta = body.path("meta");
    return new ErrorBody(
        messages(message, body, text),
        body.path("traceId").textValue(),
        meta.path("contactId").textValue(),
        meta.path("matchingField").textValue());
  }

  private static JsonNode read(String text) {
    try {
      JsonNode node = Json.MAPPER.readTree(text);
      return node == null ? MissingNode.getInstance() : node;
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static List<String> messages(JsonNode message, JsonNode body, String text) {
    if (message.isArray()) {
      return StreamSupport.stream(message.spliterator(), false).map(ErrorBody::words).toList();
    }
    if (message.isValueNode() && !message.isNull()) {
      return List.of(message.asText());
    }
    String words = text.strip();
    // What looks like a page or like JSON that was cut off says nothing to a person.
    boolean plainText =
        body.isMissingNode() && !words.isEmpty() && "<{[".indexOf(words.charAt(0)) < 0;
    return plainText ? List.of(words) : List.of();
  }

  private static String words(JsonNode element) {
    return element.isTextual() ? element.textValue() : element.toString();
  }
}
