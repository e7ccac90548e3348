package io.github.contactsv3.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.compatibility.Facts.Place;

/** Reads the facts about the fields that a search filters and sorts by. */
final class SearchFieldFacts {

  static final String SEARCH = "x-search-fields";
  static final String SORT = "x-sort-fields";

  private SearchFieldFacts() {}

  static void add(Facts facts, Place place, JsonNode schema) {
    facts.each(place, "`" + SORT + "`", schema.path(SORT), Rule.PART);
    rows(facts, place, "", schema.path(SEARCH));
  }

  private static void rows(Facts facts, Place place, String prefix, JsonNode rows) {
    for (JsonNode row : rows) {
      String operand =
          row.path("type").asText() + " " + row.path("values") + row.path("customFieldTypes");
      for (JsonNode field : row.path("fields")) {
        String name = prefix + field.asText();
        for (JsonNode operator : row.path("operators")) {
          String what = "search field " + name + " " + operator.asText();
          facts.put(place, what + row.path("customFieldTypes"), what, Rule.PART, operand.trim());
        }
        rows(facts, place, name + ".", row.path("nested"));
      }
    }
  }
}
