package io.github.contactsv3.sandbox.internal.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.sandbox.internal.contacts.LocationState;
import io.github.contactsv3.sandbox.internal.message.ApiError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Turns the filter tree of a search into a filter, or refuses it with the service's texts. */
final class FilterParser {

  /** Letters with their marks, digits and spaces, of any script. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{Zs}]*");

  /** Groups of 100 conditions have been seen to work; the service's own limits are not known. */
  private static final int MAX_CONDITIONS = 1_000;

  private static final int MAX_DEPTH = 250;

  private final SearchFields fields;
  private final LocationState location;
  private int conditions;

  FilterParser(SearchFields fields, LocationState location) {
    this.fields = fields;
    this.location = location;
  }

  /** Parses the top level, whose nodes must all hold. */
  Filter parse(JsonNode filters) {
    return Filter.all(parseNodes(filters, "filters", 0));
  }

  private List<Filter> parseNodes(JsonNode nodes, String path, int depth) {
    if (depth > MAX_DEPTH) {
      throw ApiError.badRequest("filters must not be nested more than " + MAX_DEPTH + " deep");
    }
    List<Filter> parsed = new ArrayList<>();
    int index = 0;
    for (JsonNode node : nodes) {
      parsed.add(parseNode(node, path + "." + index++, depth));
    }
    return parsed;
  }

  private Filter parseNode(JsonNode node, String path, int depth) {
    if (!node.has("group") && !node.has("filters")) {
      SearchField field = fields.get(required(node, "field", path), location);
      return condition(field, node, path);
    }
    for (String stray : new String[] {"field", "operator", "value"}) {
      if (node.has(stray)) {
        throw ApiError.unprocessable(path + ".property " + stray + " should not exist");
      }
    }
    List<Filter> members = parseNodes(node.path("filters"), path + ".filters", depth + 1);
    // An empty group matches every contact (observed).
    return required(node, "group", path).equals("AND") || members.isEmpty()
        ? Filter.all(members)
        : Filter.any(members);
  }

  private Filter condition(SearchField field, JsonNode node, String path) {
    count(node.path("value"));
    String operator = required(node, "operator", path);
    if (!field.operators().contains(operator)) {
      throw ApiError.badRequest(
          "Invalid Operator (`" + operator + "`) passed for field `" + field.name() + "`");
    }
    JsonNode value = node.path("value");
    if (operator.equals("nested")) {
      checkNested(field, value, path + ".value");
      return Filter.of(contact -> false, null);
    }
    if (operator.endsWith("contains") && fields.plainContains()) {
      checkPlain(field, operator, value);
    }
    return Filter.of(
        FilterCondition.of(field, operator, value), FilterCondition.access(field, operator, value));
  }

  /** Each value of an array is a comparison of its own. */
  private void count(JsonNode value) {
    conditions += Math.max(1, value.isArray() ? value.size() : 1);
    if (conditions > MAX_CONDITIONS) {
      throw ApiError.badRequest(
          "filters must not hold more than " + MAX_CONDITIONS + " conditions and values");
    }
  }

  /**
   * Checks the conditions on opportunities. They belong to another API, so no contact of the
   * sandbox has any and none matches.
   */
  private void checkNested(SearchField field, JsonNode conditions, String path) {
    if (!conditions.isArray()) {
      throw FilterCondition.invalidValue(field, "nested");
    }
    int index = 0;
    for (JsonNode node : conditions) {
      String place = path + "." + index++;
      SearchField part = fields.getOfOpportunity(required(node, "field", place));
      condition(part, node, place);
    }
  }

  private static void checkPlain(SearchField field, String operator, JsonNode value) {
    Iterable<JsonNode> texts = value.isArray() ? value : List.of(value);
    for (JsonNode text : texts) {
      if (!PLAIN.matcher(text.asText()).matches()) {
        throw FilterCondition.invalidValue(field, operator);
      }
    }
  }

  private static String required(JsonNode node, String name, String path) {
    String value = node.path(name).textValue();
    if (value == null || value.isBlank()) {
      throw ApiError.unprocessable(path + "." + name + " should not be empty");
    }
    return value;
  }
}
