package io.github.contactsv3.generated;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.runtime.Model;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Models, their builders and sample values by the names of the document. */
final class Models {
  /** As the client reads and writes. */
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** Reads trees in which 1.10 and 1.1 differ. */
  static final ObjectMapper TREES =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /** What a sample has where the document says that a log may show it. */
  static final String LOGGABLE = "loggable";

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Models() {}

  static Object builder(Class<?> model) {
    return call(null, method(model, "builder"));
  }

  static Object build(Object builder) {
    return call(builder, method(builder.getClass(), "build"));
  }

  static Object toBuilder(Object model) {
    return call(model, method(model.getClass(), "toBuilder"));
  }

  /** The public method of a builder that sets a property. */
  static Method setter(Object builder, String property) {
    Class<?> model = builder.getClass().getEnclosingClass();
    String name = getter(model, property).getName().substring("get".length());
    return Arrays.stream(builder.getClass().getMethods())
        .filter(m -> m.getName().replace("_", "").equalsIgnoreCase(name))
        .filter(m -> m.getParameterCount() == 1 && !m.isVarArgs())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no public setter of " + property));
  }

  static Method getter(Class<?> model, String property) {
    return Arrays.stream(model.getMethods())
        .filter(m -> m.isAnnotationPresent(JsonProperty.class))
        .filter(m -> m.getAnnotation(JsonProperty.class).value().equals(property))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no getter of " + property));
  }

  static Method clear(Object builder, String property) {
    Method setter = setter(builder, property);
    String name = setter.getName().replace("_", "");
    return method(
        builder.getClass(),
        "clear" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
  }

  /** Sets a property to the value that this JSON stands for. */
  static void set(Object builder, String property, JsonNode value) {
    set(builder, setter(builder, property), value);
  }

  static void set(Object builder, Method setter, JsonNode value) {
    call(builder, setter, value(setter.getGenericParameterTypes()[0], value));
  }

  /** The method that sets a property if there is a value; null if the builder has none. */
  static Method ifPresent(Object builder, Method setter) {
    return Arrays.stream(builder.getClass().getMethods())
        .filter(method -> method.getName().equals(setter.getName() + "IfPresent"))
        .findFirst()
        .orElse(null);
  }

  private static Object value(Type type, JsonNode json) {
    try {
      if (type == LocalDate.class) {
        return LocalDate.parse(json.asText());
      }
      return type == OffsetDateTime.class
          ? OffsetDateTime.parse(json.asText())
          : JSON.readValue(json.toString(), JSON.constructType(type));
    } catch (JsonProcessingException e) {
      throw new AssertionError(type + " can't be read from " + json, e);
    }
  }

  static Object fromJson(Class<?> model, String json) {
    try {
      return call(null, model.getMethod("fromJson", String.class), json);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(model + " has no fromJson", e);
    }
  }

  static Object read(Class<?> model, JsonNode json) {
    return value(model, json);
  }

  static ObjectNode write(Object model) {
    try {
      return (ObjectNode) TREES.readTree(JSON.writeValueAsString(model));
    } catch (JsonProcessingException e) {
      throw new AssertionError(model.getClass() + " can't be written", e);
    }
  }

  /** A body with every property of a schema, and this text wherever no log may show it. */
  static ObjectNode full(Schema schema, String text) {
    ObjectNode body = NODES.objectNode();
    schema.properties().forEach((name, node) -> body.set(name, sample(schema.spec(), node, text)));
    return body;
  }

  static JsonNode sample(Spec spec, JsonNode node, String text) {
    JsonNode schema = spec.resolve(node);
    if (schema.has("enum")) {
      return schema.path("enum").path(0);
    }
    return switch (schema.path("type").asText()) {
      case "string" ->
          NODES.textNode(
              schema.path("format").asText().equals("date-time")
                  ? "2026-01-31T09:30:00Z"
                  : schema.path("x-calendar-date").asBoolean()
                      ? "1990-09-25"
                      : schema.path("x-log-safe").asBoolean() ? LOGGABLE : text);
      case "integer", "number" -> NODES.numberNode(7);
      case "boolean" -> NODES.booleanNode(true);
      case "array" -> {
        JsonNode items = spec.resolve(schema.path("items"));
        // A schema that contains itself, such as a filter, ends here.
        yield items.at("/properties/filters").isMissingNode()
            ? NODES.arrayNode().add(sample(spec, items, text))
            : NODES.arrayNode();
      }
      case "object" -> {
        ObjectNode object = NODES.objectNode();
        schema
            .path("properties")
            .properties()
            .forEach(p -> object.set(p.getKey(), sample(spec, p.getValue(), text)));
        yield object;
      }
      default -> NODES.textNode(text);
    };
  }

  /** A model with these properties only. */
  static Model of(Schema schema, List<String> properties) {
    Object builder = builder(schema.type());
    properties.forEach(
        name -> set(builder, name, sample(schema.spec(), schema.properties().get(name), "text")));
    return (Model) build(builder);
  }

  private static Method method(Class<?> type, String name) {
    try {
      return type.getMethod(name);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(type + " has no " + name, e);
    }
  }

  /** Calls a method; what it throws, it throws. */
  static Object call(Object target, Method method, Object... arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError(method + " is not public", e);
    }
  }
}
