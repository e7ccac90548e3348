package io.github.contactsv3.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A column of results.
 *
 * @param name its header
 * @param text reads the cell of a result; empty if it has none
 */
public record Column(String name, Function<JsonNode, String> text) {

  /**
   * Returns a column with the property of that name.
   *
   * @param property the name of a property
   * @return the column; lists are joined by {@code ;}, objects are JSON
   */
  public static Column property(String property) {
    return new Column(property, result -> text(result.path(property)));
  }

  /**
   * Returns a JSON value as a text.
   *
   * @param value the value
   * @return the text; empty for null and nothing
   */
  public static String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(Column::text)
          .collect(Collectors.joining(";"));
    }
    return value.isObject() ? value.toString() : value.asText();
  }
}
