package io.github.contactsv3.sandbox.internal.fields;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.sandbox.CustomFieldDefinition;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.values.Timestamps;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the values of custom fields, each in the form of its type. */
public final class CustomFieldCodec {

  private CustomFieldCodec() {}

  /**
   * Reads a written value; null if it clears the field.
   *
   * @throws ApiError if the value has not the form of the field's type (text observed)
   */
  public static @Nullable Object read(CustomFieldDefinition field, JsonNode value) {
    if (clears(value)) {
      return null;
    }
    if (!fits(field.type(), value)) {
      throw ApiError.refused(
          "Invalid Custom Field Value \"" + value + "\" for \"" + field.id() + "\"");
    }
    return plain(value);
  }

  /** Returns whether a value has the form of a type, or clears the field. */
  public static boolean fits(CustomFieldDefinition.Type type, JsonNode value) {
    return clears(value)
        || switch (type) {
          case TEXT, LARGE_TEXT, SINGLE_OPTIONS, RADIO, PHONE, EMAIL, TIME -> value.isTextual();
          case DATE -> value.isTextual() && Timestamps.parseIso(value.textValue()) != null;
          case NUMERICAL, FLOAT, MONETORY ->
              value.isNumber() && Double.isFinite(value.doubleValue());
          case CHECKBOX, MULTIPLE_OPTIONS -> value.isArray() && allTextual(value);
          case TEXTBOX_LIST -> value.isObject() && allTextual(value);
          case FILE_UPLOAD, SIGNATURE -> value.isObject();
        };
  }

  private static boolean clears(JsonNode value) {
    return value.isNull() || (value.isTextual() && value.textValue().isEmpty());
  }

  private static boolean allTextual(JsonNode container) {
    for (JsonNode member : container) {
      if (!member.isTextual()) {
        return false;
      }
    }
    return true;
  }

  /** The value of a JSON node: text, number, boolean, list or map. */
  public static Object plain(JsonNode node) {
    if (node.isArray()) {
      List<Object> list = new ArrayList<>();
      node.forEach(member -> list.add(plain(member)));
      return List.copyOf(list);
    }
    if (node.isObject()) {
      Map<String, Object> map = new LinkedHashMap<>();
      node.properties().forEach(member -> map.put(member.getKey(), plain(member.getValue())));
      return Collections.unmodifiableMap(map);
    }
    if (node.isNumber()) {
      return node.numberValue();
    }
    return node.isBoolean() ? (Object) node.booleanValue() : node.asText();
  }
}
