package io.github.contactsv3.sandbox;

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
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads request bodies, within limits on size and depth. */
final class BodyReader {

  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  /** The largest body that is read as JSON, 1 MiB. */
  static final int MAX_BYTES = 1 << 20;

  /** The deepest nesting of arrays and objects that is read. */
  static final int MAX_DEPTH = 512;

  /** How much of a body that is too large is still taken in, so that the client gets its answer. */
  private static final int MAX_DISCARDED_BYTES = 64 << 20;

  private final JsonMapper mapper =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(100)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  /**
   * Reads a request from its connection.
   *
   * @throws IOException if the client hangs up
   */
  static RawRequest read(HttpServerExchange exchange) throws IOException {
    return new RawRequest(
        exchange.getRequestMethod().toString(),
        exchange.getRequestPath(),
        exchange.getQueryString(),
        exchange.getRequestHeaders(),
        new String(readBytes(exchange), StandardCharsets.UTF_8));
  }

  /**
   * Parses the body of a request, which may be a form if the operation takes one. A missing body
   * reads as an empty object.
   */
  JsonNode parse(RawRequest request, Operation operation) {
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
      PercentEncoding.decodeQuery(body)
          .forEach((name, values) -> form.put(name, values.get(values.size() - 1)));
    } catch (IllegalArgumentException e) {
      throw ApiError.badRequest("Failed to decode form");
    }
    return form;
  }

  private static String mediaType(@Nullable String contentType) {
    return contentType == null
        ? "none"
        : contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
  }

  private static boolean isJson(String type) {
    return type.equals(JSON) || (type.startsWith("application/") && type.endsWith("+json"));
  }

  private static byte[] readBytes(HttpServerExchange exchange) throws IOException {
    exchange.startBlocking();
    InputStream in = exchange.getInputStream();
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      byte[] buffer = new byte[1 << 16];
      for (long read = 0, n; read < MAX_DISCARDED_BYTES && (n = in.read(buffer)) >= 0; read += n) {}
      exchange.setPersistent(false);
      throw ApiError.of(413, "request entity too large", "Payload Too Large");
    }
    return bytes;
  }

  private JsonNode parse(String text) {
    try {
      return mapper.readTree(text);
    } catch (StreamConstraintsException e) {
      throw ApiError.badRequest("JSON exceeds the limits of the service");
    } catch (JsonProcessingException e) {
      throw ApiError.badRequest(JsonSyntax.message(text));
    }
  }
}
