package io.github.contactsv3.core.internal;

import feign.RequestTemplate;
import java.nio.charset.StandardCharsets;

/** Bodies of requests that Feign does not make. */
public final class JsonBody {
  private JsonBody() {}

  /**
   * Writes an object as JSON.
   *
   * @param value the object
   * @return its JSON
   * @throws IllegalArgumentException if it can't be written; the message has no value
   */
  public static String write(Object value) {
    RequestTemplate template = new RequestTemplate();
    new JsonEncoder().encode(value, value.getClass(), template);
    return new String(template.body(), StandardCharsets.UTF_8);
  }
}
