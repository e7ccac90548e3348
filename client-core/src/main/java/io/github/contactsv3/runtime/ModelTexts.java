package io.github.contactsv3.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/**
 * JSON of models outside of calls. Errors name the place and what is expected there, never a value:
 * the text is about people. Stateless.
 */
final class ModelTexts {
  private ModelTexts() {}

  static String write(Model model) {
    try {
      return Mapper.JSON.writeValueAsString(model);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          model.getClass().getSimpleName() + " can't be written as JSON at " + path(e, 0));
    }
  }

  /**
   * Reads a model.
   *
   * @param type its type
   * @param json the text
   * @param strict whether a request must not have properties that the document does not name
   * @throws IllegalArgumentException if the text is no JSON of such a model
   */
  static <M extends Model> M read(Class<M> type, String json, boolean strict) {
    ObjectReader reader =
        strict
            ? Mapper.JSON.readerFor(type)
            : Mapper.JSON
                .readerFor(type)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    try {
      M model = reader.readValue(json);
      if (model == null) {
        throw refused(type, "$", "expected an object");
      }
      return model;
    } catch (JsonProcessingException e) {
      throw refused(type, path(e, e instanceof UnrecognizedPropertyException ? 1 : 0), problem(e));
    }
  }

  static IllegalArgumentException refused(Class<?> type, String path, String problem) {
    // Without the cause: the messages of JSON parsers quote the text.
    return new IllegalArgumentException(
        "can't read " + type.getSimpleName() + " from JSON at " + path + ": " + problem);
  }

  private static String path(JsonProcessingException e, int leftOut) {
    StringBuilder path = new StringBuilder("$");
    if (e instanceof JsonMappingException mapping) {
      List<Reference> steps = mapping.getPath();
      for (Reference step : steps.subList(0, steps.size() - leftOut)) {
        path.append(
            step.getFieldName() == null
                ? "[" + step.getIndex() + "]"
                : "." + Model.shownName(step.getFieldName()));
      }
    }
    return path.toString();
  }

  private static String problem(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "the document has no property " + Model.shownName(unknown.getPropertyName());
    }
    Throwable cause = e.getCause();
    if (e instanceof ValueInstantiationException && cause instanceof IllegalStateException) {
      return "" + cause.getMessage(); // of a builder: names a property
    }
    if (e instanceof MismatchedInputException mismatch
        && mismatch.getTargetType() != null
        && e.getCause() == null) {
      return "expected " + expected(mismatch.getTargetType());
    }
    return e.getLocation() == null
        ? "no JSON, or truncated"
        : "no JSON, or truncated (line "
            + e.getLocation().getLineNr()
            + ", column "
            + e.getLocation().getColumnNr()
            + ")";
  }

  private static String expected(Class<?> type) {
    if (Model.class.isAssignableFrom(type)) {
      return "an object (" + type.getSimpleName() + ")";
    }
    return switch (type.getSimpleName()) {
      case "String" -> "a text";
      case "Boolean" -> "true or false";
      case "Integer", "Long" -> "a whole number";
      case "BigDecimal", "Float", "Double" -> "a number";
      case "LocalDate" -> "a date such as 1990-09-25";
      case "OffsetDateTime" -> "a date-time such as 2026-01-31T09:30:00Z";
      case "List" -> "a list";
      case "Map" -> "an object";
      default -> "a " + type.getSimpleName();
    };
  }

  /** Not before it is needed: most programs never do. */
  private static final class Mapper {
    static final JsonMapper JSON =
        JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
  }
}
