package io.github.contactsv3.core.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.errors.internal.ModelSecrets;
import io.github.contactsv3.errors.internal.Secrets;
import io.github.contactsv3.runtime.Model;
import io.github.contactsv3.runtime.RawJson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON of what is not sent as a body. */
public final class JsonText {
  private JsonText() {}

  /**
   * Writes a model, or lists and maps.
   *
   * @param value what to write
   * @return its JSON, on one line
   */
  public static String write(Object value) {
    try {
      return Json.MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("can't be written as JSON", e);
    }
  }

  /**
   * Removes a property from an object.
   *
   * @param json the JSON of an object
   * @param property the property
   * @return the JSON without it
   */
  public static String without(String json, String property) {
    try {
      return Json.MAPPER.readValue(json, ObjectNode.class).without(List.of(property)).toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON object", e);
    }
  }

  /**
   * Reads a model from an element of a list that was read before.
   *
   * @param response the model that has the list
   * @param json the element
   * @param type the type of the model
   * @param <T> the type of the model
   * @return the model, or null if the element is no object
   */
  public static <T> @Nullable T readModel(Model response, RawJson json, Class<T> type) {
    if (json.json().charAt(0) != '{') {
      return null;
    }
    try {
      return Json.MAPPER
          .readerFor(type)
          .withAttribute(Secrets.class, ModelSecrets.of(response))
          .readValue(json.json());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("it was read before", e);
    }
  }

  /**
   * Reads an object.
   *
   * @param json the text
   * @return its members, or null if the text is no JSON object
   */
  @SuppressWarnings("unchecked")
  public static @Nullable Map<String, @Nullable Object> read(String json) {
    try {
      return Json.MAPPER.readValue(json, Map.class);
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
