package io.github.contactsv3.core.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import feign.RequestTemplate;
import feign.codec.Encoder;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/** Writes models as JSON. Thread-safe. */
public final class JsonEncoder implements Encoder {
  /** Creates an encoder. */
  public JsonEncoder() {}

  @Override
  public void encode(Object object, Type bodyType, RequestTemplate template) {
    try {
      template.body(Json.MAPPER.writeValueAsBytes(object), StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      // The message would quote what could not be written.
      throw new IllegalArgumentException(
          bodyType.getTypeName() + " can't be written as JSON at " + JsonPaths.of(e));
    }
  }
}
