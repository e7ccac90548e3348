package io.github.contactsv3.core.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import feign.Response;
import feign.codec.Decoder;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads models from JSON. An empty body reads as an empty object: the answer to a delete that says
 * nothing is still a success. Thread-safe.
 */
public final class JsonDecoder implements Decoder {
  private final Map<Type, ObjectReader> readers = new ConcurrentHashMap<>();

  /** Makes one. */
  public JsonDecoder() {}

  @Override
  public @Nullable Object decode(Response response, Type type) throws IOException {
    if (type == void.class || type == Void.class) {
      return null;
    }
    ObjectReader reader =
        readers.computeIfAbsent(
            type, t -> Json.MAPPER.readerFor(Json.MAPPER.getTypeFactory().constructType(t)));
    try (InputStream body =
            response.body() == null
                ? InputStream.nullInputStream()
                : response.body().asInputStream();
        JsonParser parser = reader.createParser(body)) {
      return parser.nextToken() == null ? reader.readValue("{}") : reader.readValue(parser);
    } catch (JsonProcessingException e) {
      throw new UnreadableBodyException(
          response.status(), JsonPaths.of(e), problem(e) + JsonPaths.position(e));
    }
  }

  private static String problem(JsonProcessingException e) {
    if (e instanceof ValueInstantiationException missing
        && missing.getCause() instanceof IllegalStateException cause
        && cause.getMessage() != null) {
      return cause.getMessage();
    }
    if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
      return "not a " + mismatch.getTargetType().getSimpleName();
    }
    return "not JSON, or cut off";
  }
}
