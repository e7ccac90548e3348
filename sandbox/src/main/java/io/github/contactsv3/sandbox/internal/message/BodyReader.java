package io.github.contactsv3.sandbox.internal.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.internal.openapi.ServedOperation;
import io.github.contactsv3.sandbox.internal.values.UrlDecoding;
import io.undertow.util.Headers;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Parses request bodies, within limits on depth. */
public final class BodyReader {

  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  /** The largest body that is received, 1 MiB. */
  public static final int MAX_BYTES = 1 << 20;

  /** The deepest nesting of arrays and objects that is read. */
  public static final int MAX_DEPTH = 512;

  private static final int MAX_NUMBER_LENGTH = 100;

  /** One text for every mistake: the words of the service's parser depend on its version. */
  private static final String MALFORMED = "Unexpected token in JSON";

  private final JsonMapper mapper =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER_LENGTH)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  /**
   * Parses the body of a request, which may be a form if the operation takes one. A missing body
   * reads as an empty object.
   */
  public JsonNode parse(RawRequest request, ServedOperation operation) {
    if (request.body().isBlank()) {
      return JsonNodeFactory.instance.objectNode();
    }
    String type = mediaType(request.headers().getFirst(Headers.CONTENT_TYPE));
    if (type.equals(FORM) && operation.mediaTypes().contains(FORM)) {
      return form(request.body());
    }
    // An operation without a body ignores one, like any other JSON.
    boolean takesJson = operation.mediaTypes().isEmpty() || operation.mediaTypes().contains(JSON);
    if (!takesJson || !isJson(type)) {
      throw ApiError.of(415, "Unsupported Media Type: " + type, "Unsupported Media Type");
    }
    return parse(request.body());
  }

  private static JsonNode form(String body) {
    ObjectNode form = JsonNodeFactory.instance.objectNode();
    try {
      UrlDecoding.decodeQuery(body)
          .forEach((name, values) -> form.put(name, values.get(values.size() - 1)));
    } catch (IllegalArgumentException e) {
      throw ApiError.badRequest("Failed to decode form");
    }
    return form;
  }

  /** The media type without parameters, in lower case; "none" if there is no header. */
  public static String mediaType(@Nullable String contentType) {
    return contentType == null
        ? "none"
        : contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
  }

  private static boolean isJson(String type) {
    return type.equals(JSON) || (type.startsWith("application/") && type.endsWith("+json"));
  }

  private JsonNode parse(String text) {
    try {
      return mapper.readTree(text);
    } catch (StreamConstraintsException e) {
      throw ApiError.badRequest(
          "JSON exceeds the limits of the service: a nesting of "
              + MAX_DEPTH
              + ", numbers of "
              + MAX_NUMBER_LENGTH
              + " characters");
    } catch (JsonProcessingException e) {
      throw ApiError.badRequest(MALFORMED);
    }
  }
}
