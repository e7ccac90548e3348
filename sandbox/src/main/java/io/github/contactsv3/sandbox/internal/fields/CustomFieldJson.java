package io.github.contactsv3.sandbox.internal.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.sandbox.CustomFieldDefinition;
import io.github.contactsv3.sandbox.CustomFieldDefinition.Model;
import io.github.contactsv3.sandbox.internal.values.FieldKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Custom fields as the service lists and takes them. */
public final class CustomFieldJson {

  private static final ObjectMapper MAPPER = new JsonMapper();

  /** How the options are called: in lists, in requests, and in requests for text boxes. */
  private static final List<String> OPTIONS =
      List.of("picklistOptions", "options", "textBoxListOptions");

  /** Properties that a definition reads; all others are kept unchanged. */
  private static final Set<String> OWN =
      Stream.concat(
              OPTIONS.stream(),
              Stream.of("id", "fieldKey", "name", "dataType", "model", "locationId", "traceId"))
          .collect(Collectors.toUnmodifiableSet());

  private static final String TYPES =
      Stream.of(CustomFieldDefinition.Type.values())
          .map(CustomFieldDefinition.Type::name)
          .collect(Collectors.joining(", "));

  private CustomFieldJson() {}

  /**
   * Writes a field as the list of custom fields shows it.
   *
   * @param field the field
   * @param locationId id of its location
   * @param index its place in the list
   */
  public static ObjectNode write(CustomFieldDefinition field, String locationId, int index) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", field.id());
    node.put("name", field.name());
    node.put("fieldKey", field.fieldKey());
    node.put("placeholder", "");
    node.put("dataType", field.type().name());
    // The service leaves room between two fields, to move a third there.
    node.put("position", 50 * index);
    if (hasOptions(field.type()) || !field.options().isEmpty()) {
      field.options().forEach(node.putArray("picklistOptions")::add);
    }
    node.put("locationId", locationId);
    node.put("model", FieldKeys.modelName(field.model()));
    field.properties().forEach((name, value) -> node.set(name, MAPPER.valueToTree(value)));
    return node;
  }

  /**
   * Reads a field: an item of the service's list, or the body of a request to create one. Without
   * an id it gets one that its key decides, without a key one that its name decides, and the other
   * way round.
   *
   * @throws IllegalArgumentException in one line that begins with the property that is wrong
   */
  public static CustomFieldDefinition read(JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException("is not an object");
    }
    CustomFieldDefinition.Type type = type(node);
    Model model = model(node);
    String name = text(node, "name");
    String key = text(node, "fieldKey");
    if (key == null) {
      if (name == null) {
        throw new IllegalArgumentException("name and fieldKey are missing");
      }
      key = keyOf(name);
    }
    for (Model other : Model.values()) {
      if (other != model && key.startsWith(FieldKeys.prefix(other))) {
        throw new IllegalArgumentException(
            "fieldKey: " + key + " is no key of the model " + FieldKeys.modelName(model));
      }
    }
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      if (!OWN.contains(property.getKey()) && !property.getValue().isNull()) {
        properties.put(property.getKey(), MAPPER.convertValue(property.getValue(), Object.class));
      }
    }
    return new CustomFieldDefinition(
        Objects.requireNonNullElse(text(node, "id"), FieldKeys.idOf(model, key)),
        key,
        type,
        Objects.requireNonNullElse(name, FieldKeys.nameOf(key)),
        model,
        options(node),
        properties);
  }

  /** Returns whether a field of the type has options, or text boxes with labels. */
  private static boolean hasOptions(CustomFieldDefinition.Type type) {
    return switch (type) {
      case SINGLE_OPTIONS, RADIO, CHECKBOX, MULTIPLE_OPTIONS, TEXTBOX_LIST -> true;
      default -> false;
    };
  }

  private static CustomFieldDefinition.Type type(JsonNode node) {
    String text = text(node, "dataType");
    if (text == null) {
      throw new IllegalArgumentException("dataType is missing");
    }
    for (CustomFieldDefinition.Type type : CustomFieldDefinition.Type.values()) {
      if (type.name().equals(text)) {
        return type;
      }
    }
    throw new IllegalArgumentException("dataType: " + text + " is none of " + TYPES);
  }

  private static Model model(JsonNode node) {
    String text =
        Objects.requireNonNullElse(text(node, "model"), FieldKeys.modelName(Model.CONTACT));
    for (Model model : Model.values()) {
      if (FieldKeys.modelName(model).equals(text)) {
        return model;
      }
    }
    throw new IllegalArgumentException("model: " + text + " is none of contact, opportunity");
  }

  private static String keyOf(String name) {
    String key = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_");
    return key.replaceAll("^_|_$", "");
  }

  private static List<String> options(JsonNode node) {
    List<String> options = new ArrayList<>();
    for (String name : OPTIONS) {
      JsonNode list = node.path(name);
      if (!list.isArray() && !list.isMissingNode() && !list.isNull()) {
        throw new IllegalArgumentException(name + ": is not an array");
      }
      for (int i = 0; i < list.size(); i++) {
        // A text box is an object with a label.
        JsonNode option = list.get(i).isObject() ? list.get(i).path("label") : list.get(i);
        if (!option.isTextual() || option.textValue().isBlank()) {
          throw new IllegalArgumentException(
              name + "[" + i + "]: is neither a text nor an object with a label");
        }
        options.add(option.textValue());
      }
    }
    return options;
  }

  private static @Nullable String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw new IllegalArgumentException(name + ": is not a text");
    }
    return value.textValue();
  }
}
