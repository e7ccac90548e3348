package io.github.contactsv3.core.internal;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import feign.Response;
import feign.codec.Decoder;
import io.github.contactsv3.errors.internal.Secrets;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads models from JSON. An empty body reads as an empty object: the response to a delete that
 * says nothing is still a success. Null, or anything else that is no object, is an error.
 * Thread-safe.
 */
public final class JsonDecoder implements Decoder {
  private final Map<Type, ObjectReader> readers = new ConcurrentHashMap<>();

  private final Secrets secrets;

  /**
   * Creates a decoder.
   *
   * @param secrets the secrets of the client, which texts about the models do not show
   */
  public JsonDecoder(Secrets secrets) {
    this.secrets = secrets;
  }

  @Override
  public @Nullable Object decode(Response response, Type type) throws IOException {
    if (type == void.class || type == Void.class) {
      return null;
    }
    ObjectReader reader =
        readers.computeIfAbsent(
            type,
            t ->
                Json.MAPPER
                    .readerFor(Json.MAPPER.getTypeFactory().constructType(t))
                    .withAttribute(Secrets.class, secrets));
    try (InputStream body =
            response.body() == null
                ? InputStream.nullInputStream()
                : response.body().asInputStream();
        JsonParser parser = reader.createParser(body)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return reader.readValue("{}");
      }
      if (first != JsonToken.START_OBJECT) {
        throw new UnreadableBodyException(
            response.status(),
            "$",
            (first == JsonToken.VALUE_NULL ? "null" : "no object")
                + JsonPaths.position(parser.currentTokenLocation()));
      }
      return reader.readValue(parser);
    } catch (JsonProcessingException e) {
      throw new UnreadableBodyException(
          response.status(), JsonPaths.of(e), problem(e) + JsonPaths.position(e.getLocation()));
    } catch (CharConversionException e) {
      // Not a failure of the connection: bytes that are of no encoding that JSON may have.
      throw new UnreadableBodyException(response.status(), "$", "not Unicode");
    }
  }

  private static String problem(JsonProcessingException e) {
    if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
      return "not a " + mismatch.getTargetType().getSimpleName();
    }
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root instanceof JsonParseException
        ? "not JSON, or cut off"
        : "more deeply nested, or with a longer number, than can be read";
  }
}
