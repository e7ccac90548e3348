package io.github.contactsv3.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An operation of a document.
 *
 * @param document the document
 * @param method HTTP method, in small letters
 * @param path path with its templates
 * @param item all that the document has under that path
 * @param node what the document says of the operation
 */
public record ApiOperation(
    ApiDocument document, String method, String path, JsonNode item, JsonNode node) {

  /** The same for operations that are the same on the wire. */
  String key() {
    return method.toUpperCase(Locale.ROOT) + " " + path.replaceAll("\\{[^}]*}", "{}");
  }

  /** Its {@code operationId}; without one, method and path. */
  public String id() {
    return node.path("operationId").asText(key());
  }

  /** The parameters by place and name; those of the path by their position. */
  public Map<String, JsonNode> parameters() {
    Map<String, JsonNode> parameters = new LinkedHashMap<>();
    List<String> positions = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (segment.startsWith("{")) {
        positions.add(segment.substring(1, segment.length() - 1));
      }
    }
    for (JsonNode list : List.of(item.path("parameters"), node.path("parameters"))) {
      for (JsonNode one : list) {
        JsonNode parameter = document.resolve(one);
        String in = parameter.path("in").asText();
        String name = parameter.path("name").asText();
        parameters.put(
            in.equals("path") ? "path " + positions.indexOf(name) : in + " `" + name + "`",
            parameter);
      }
    }
    return parameters;
  }

  JsonNode body() {
    return document.resolve(node.path("requestBody"));
  }

  Map<String, JsonNode> responses() {
    Map<String, JsonNode> responses = new LinkedHashMap<>();
    node.path("responses")
        .properties()
        .forEach(status -> responses.put(status.getKey(), document.resolve(status.getValue())));
    return responses;
  }
}
