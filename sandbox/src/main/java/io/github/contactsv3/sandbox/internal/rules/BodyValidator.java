package io.github.contactsv3.sandbox.internal.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import io.github.contactsv3.sandbox.internal.openapi.ServedDocument;
import io.github.contactsv3.sandbox.internal.openapi.ServedOperation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Checks request bodies against the document and words violations as NestJS's validation does:
 * "property limit should not exist", "pageLimit must not be greater than 500"
 * (highlevel-api-docs#31, highlevel-api-docs#313).
 */
public final class BodyValidator {

  /** Schemas whose violations the operation itself reports, with a 400 of its own wording. */
  private static final Set<String> LEFT_TO_HANDLERS = Set.of("/components/schemas/SearchOperator/");

  /** Throws a 422 unless the body fits the operation's schema. */
  public void check(ServedOperation operation, JsonNode body) {
    if (operation.bodyValidator() == null || operation.bodySchema() == null) {
      return;
    }
    if (!body.isObject()) {
      throw ApiError.unprocessable("body must be an object");
    }
    Set<String> messages = new LinkedHashSet<>();
    for (ValidationMessage violation : operation.bodyValidator().validate(body)) {
      if (LEFT_TO_HANDLERS.stream().noneMatch(violation.getSchemaLocation().toString()::contains)) {
        messages.addAll(texts(operation, operation.bodySchema(), violation));
      }
    }
    for (JsonNode name : operation.bodySchema().path("required")) {
      JsonNode value = body.get(name.textValue());
      if (value != null && value.isTextual() && value.textValue().isBlank()) {
        messages.add(name.textValue() + " should not be empty");
      }
    }
    if (!messages.isEmpty()) {
      throw ApiError.unprocessable(List.copyOf(messages));
    }
  }

  private static List<String> texts(
      ServedOperation operation, JsonNode bodySchema, ValidationMessage violation) {
    List<String> path = path(violation);
    String name = String.join(".", path);
    return switch (violation.getType()) {
      case "additionalProperties" ->
          List.of(prefix(path) + "property " + violation.getProperty() + " should not exist");
      case "required" -> {
        List<String> missing = new ArrayList<>(path);
        missing.add(violation.getProperty());
        JsonNode schema = schemaOf(operation.document(), bodySchema, missing);
        String full = String.join(".", missing);
        yield List.of(mustBe(full, schema), full + " should not be empty");
      }
      case "type" -> {
        JsonNode schema = schemaOf(operation.document(), bodySchema, path);
        boolean element = !path.isEmpty() && isIndex(path.get(path.size() - 1));
        yield List.of(
            element && !schema.path("type").asText().equals("object")
                ? mustBe(
                    "each value in " + String.join(".", path.subList(0, path.size() - 1)), schema)
                : mustBe(name, schema));
      }
      case "maximum" -> List.of(name + " must not be greater than " + limit(violation));
      case "minimum" -> List.of(name + " must not be less than " + limit(violation));
      case "maxLength" ->
          List.of(name + " must be shorter than or equal to " + limit(violation) + " characters");
      case "minLength" ->
          List.of(name + " must be longer than or equal to " + limit(violation) + " characters");
      case "maxItems" ->
          List.of(name + " must contain no more than " + limit(violation) + " elements");
      case "minItems" -> List.of(name + " must contain at least " + limit(violation) + " elements");
      case "enum" -> List.of(name + " must be one of the following values: " + options(violation));
      case "pattern" -> List.of(name + " must match " + limit(violation) + " regular expression");
      case "format" -> List.of(name + " must be a valid ISO 8601 date string");
      default -> List.of(name + " is invalid");
    };
  }

  private static List<String> path(ValidationMessage violation) {
    List<String> path = new ArrayList<>();
    for (int i = 0; i < violation.getInstanceLocation().getNameCount(); i++) {
      path.add(String.valueOf(violation.getInstanceLocation().getElement(i)));
    }
    return path;
  }

  private static String prefix(List<String> path) {
    return path.isEmpty() ? "" : String.join(".", path) + ".";
  }

  private static boolean isIndex(String element) {
    return !element.isEmpty() && element.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String limit(ValidationMessage violation) {
    return violation.getSchemaNode().asText();
  }

  private static String options(ValidationMessage violation) {
    return StreamSupport.stream(violation.getSchemaNode().spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining(", "));
  }

  /** The schema of a place in the body. */
  private static JsonNode schemaOf(
      ServedDocument document, JsonNode bodySchema, List<String> path) {
    JsonNode schema = bodySchema;
    for (String element : path) {
      JsonNode next =
          isIndex(element) && schema.has("items")
              ? schema.path("items")
              : schema.path("properties").path(element);
      schema = document.resolve(next);
      if (schema.has("allOf")) {
        schema = document.resolve(schema.path("allOf").path(0));
      }
    }
    return schema;
  }

  static String mustBe(String name, JsonNode schema) {
    return switch (schema.path("type").asText()) {
      case "string" ->
          schema.path("format").asText().equals("date-time")
              ? name + " must be a valid ISO 8601 date string"
              : name + " must be a string";
      case "integer" -> name + " must be an integer number";
      case "number" -> name + " must be a number conforming to the specified constraints";
      case "boolean" -> name + " must be a boolean value";
      case "array" -> name + " must be an array";
      default -> name + " must be an object";
    };
  }
}
