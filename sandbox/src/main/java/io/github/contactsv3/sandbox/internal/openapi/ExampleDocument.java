package io.github.contactsv3.sandbox.internal.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A copy of an OpenAPI document whose examples are about something that exists, so that a request
 * made of them succeeds. Not thread-safe.
 */
public final class ExampleDocument {

  private final JsonNode root;

  /**
   * Copies a document.
   *
   * @param document the document; it stays as it is
   */
  public ExampleDocument(JsonNode document) {
    this.root = document.deepCopy();
  }

  /**
   * The document as JSON.
   *
   * @return the text
   */
  public String text() {
    return root.toString();
  }

  /**
   * Replaces values wherever they stand by themselves, in parameters, bodies and responses.
   *
   * @param values the new values by the old ones
   * @return this document
   */
  public ExampleDocument replace(Map<String, String> values) {
    replace(root, values);
    return this;
  }

  /**
   * Replaces values in the bodies of one operation's requests.
   *
   * @param operationId id of the operation; one that the document does not have is ignored
   * @param values the new values by the old ones
   * @return this document
   */
  public ExampleDocument replaceInBody(String operationId, Map<String, String> values) {
    JsonNode operation = operation(operationId);
    if (operation != null) {
      replace(operation.path("requestBody"), values);
    }
    return this;
  }

  /**
   * Sets the example of one operation's parameter, also where other operations share it.
   *
   * @param operationId id of the operation; one that the document does not have is ignored
   * @param name name of the parameter; one that the operation does not have is ignored
   * @param example the example, or null for none, which leaves the parameter empty
   * @return this document
   */
  public ExampleDocument parameter(String operationId, String name, @Nullable String example) {
    JsonNode operation = operation(operationId);
    if (operation != null && operation.path("parameters") instanceof ArrayNode parameters) {
      for (int i = 0; i < parameters.size(); i++) {
        if (resolve(parameters.get(i)) instanceof ObjectNode parameter
            && parameter.path("name").asText().equals(name)) {
          ObjectNode own = parameter.deepCopy();
          own.remove("example");
          if (example != null) {
            own.put("example", example);
          }
          parameters.set(i, own);
        }
      }
    }
    return this;
  }

  /**
   * Leaves out the custom fields of requests that are not defined.
   *
   * @param defined whether there is a custom field of an id or key
   * @return this document
   */
  public ExampleDocument keepCustomFields(Predicate<String> defined) {
    root.findValues("requestBody")
        .forEach(
            body ->
                body.findValues("customFields").stream()
                    .filter(ArrayNode.class::isInstance)
                    .map(ArrayNode.class::cast)
                    .forEach(fields -> keep(fields, defined)));
    return this;
  }

  private static void keep(ArrayNode fields, Predicate<String> defined) {
    for (int i = fields.size() - 1; i >= 0; i--) {
      JsonNode field = fields.get(i);
      if (!defined.test(field.path("id").asText(field.path("key").asText()))) {
        fields.remove(i);
      }
    }
  }

  private @Nullable JsonNode operation(String operationId) {
    for (JsonNode path : root.path("paths")) {
      for (JsonNode operation : path) {
        if (operation.path("operationId").asText().equals(operationId)) {
          return operation;
        }
      }
    }
    return null;
  }

  private JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? root.at(node.get("$ref").textValue().substring(1)) : node;
  }

  private static void replace(JsonNode node, Map<String, String> values) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        if (member.getValue().isTextual()) {
          member.setValue(replaced(member.getValue(), values));
        } else {
          replace(member.getValue(), values);
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.get(i).isTextual()) {
          array.set(i, replaced(array.get(i), values));
        } else {
          replace(array.get(i), values);
        }
      }
    }
  }

  private static JsonNode replaced(JsonNode text, Map<String, String> values) {
    String value = values.get(text.textValue());
    return value == null ? text : TextNode.valueOf(value);
  }
}
