package io.github.contactsv3.contract.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.contract.sandbox.RequestBodies.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Searches: each field that the document lists, with each of its operators and sort orders. */
final class SearchBodies {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Custom fields that every sandbox has, by the type that the document's rows name first. */
  private static final Map<String, String> CUSTOM_FIELDS =
      Map.of(
          "TEXT", "customFields.tN5cPz1GfJ7uRm4DqK0a",
          "CHECKBOX", "customFields.MgobCB14YMVKuE4Ka8p1",
          "NUMERICAL", "customFields.nU6mEr9CvT3sPg1WyA5b",
          "DATE", "customFields.dA7tEf4ZkH2xNo8RqM6u",
          "TEXTBOX_LIST", "customFields.tX1bOl5JwS9eVi3GcY7d.home");

  private SearchBodies() {}

  static List<Body> of(JsonNode document, JsonNode full) {
    List<Body> bodies = new ArrayList<>();
    // Together they are refused, as documented.
    bodies.add(new Body("every property but searchAfter", without(full, "searchAfter")));
    bodies.add(new Body("every property but page", without(full, "page")));
    for (JsonNode row : document.at("/components/schemas/SearchFilter/x-search-fields")) {
      for (JsonNode field : row.get("fields")) {
        for (JsonNode operator : row.get("operators")) {
          ObjectNode condition = condition(name(row, field), operator.asText(), row);
          bodies.add(
              new Body(condition.toString(), filtered(full, JSON.arrayNode().add(condition))));
        }
      }
    }
    for (JsonNode field : document.at("/components/schemas/SearchSort/x-sort-fields")) {
      for (String direction : List.of("asc", "desc")) {
        ObjectNode body = without(without(full, "searchAfter"), "page");
        body.putArray("sort").addObject().put("field", field.asText()).put("direction", direction);
        bodies.add(new Body("sort by " + field.asText() + " " + direction, body));
      }
    }
    for (String group : List.of("AND", "OR")) {
      ObjectNode node = JSON.objectNode().put("group", group);
      node.putArray("filters").add(condition("city", "exists", JSON.objectNode()));
      bodies.add(new Body("group " + group, filtered(full, JSON.arrayNode().add(node))));
    }
    return bodies;
  }

  private static String name(JsonNode row, JsonNode field) {
    return field.asText().startsWith("customFields.")
        ? CUSTOM_FIELDS.get(row.at("/customFieldTypes/0").asText())
        : field.asText();
  }

  private static ObjectNode condition(String field, String operator, JsonNode row) {
    ObjectNode condition = JSON.objectNode().put("field", field).put("operator", operator);
    if (!operator.endsWith("exists")) {
      condition.set("value", operand(operator, row));
    }
    return condition;
  }

  private static JsonNode operand(String operator, JsonNode row) {
    if (operator.equals("range")) {
      return JSON.objectNode().put("gte", 0).put("lt", 4_102_444_800_000L);
    }
    if (operator.equals("nested")) {
      JsonNode part = row.at("/nested/0");
      return JSON.arrayNode()
          .add(condition(part.at("/fields/0").asText(), part.at("/operators/0").asText(), part));
    }
    if (row.has("values")) {
      return row.at("/values/0");
    }
    return switch (row.path("type").asText()) {
      case "boolean" -> JSON.booleanNode(true);
      case "number" -> JSON.numberNode(12);
      default -> JSON.textNode("example");
    };
  }

  private static ObjectNode filtered(JsonNode full, JsonNode filters) {
    ObjectNode body = without(full, "searchAfter");
    body.set("filters", filters);
    return body;
  }

  private static ObjectNode without(JsonNode body, String name) {
    ObjectNode copy = body.deepCopy();
    copy.remove(name);
    return copy;
  }
}
