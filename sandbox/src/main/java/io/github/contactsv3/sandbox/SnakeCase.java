package io.github.contactsv3.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names as versions before v3 wrote them. */
final class SnakeCase {

  private static final Pattern UNDERSCORE = Pattern.compile("_([a-z])");

  private SnakeCase() {}

  /** The same object with names such as {@code client_id} turned into {@code clientId}. */
  static JsonNode toCamel(JsonNode object) {
    ObjectNode camel = JsonNodeFactory.instance.objectNode();
    object
        .properties()
        .forEach(
            property ->
                camel.set(
                    UNDERSCORE
                        .matcher(property.getKey())
                        .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT)),
                    property.getValue()));
    return camel;
  }
}
