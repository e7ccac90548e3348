package io.github.contactsv3.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.codegen.SpecDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The table of search fields is one that programs can rely on. */
class SearchFieldsTest {

  private static final Set<String> TYPES =
      Set.of("id", "text", "keyword", "boolean", "number", "date", "nested");

  private static final Set<String> KEYS =
      Set.of(
          "fields",
          "operators",
          "type",
          "multiValued",
          "values",
          "customFieldTypes",
          "nested",
          "note");

  private final JsonNode filter = Documents.CONTACTS.schemas().get("SearchFilter");

  @Test
  void operators_rows_areMembersOfSearchOperator() {
    List<String> known = texts(Documents.CONTACTS.schemas().get("SearchOperator").path("enum"));

    forEachRow(
        row -> {
          assertThat(texts(row.path("operators"))).isNotEmpty().doesNotHaveDuplicates();
          assertThat(known).containsAll(texts(row.path("operators")));
        });
  }

  @Test
  void rows_table_haveKnownKeysAndTypes() {
    forEachRow(
        row -> {
          assertThat(SpecDocument.members(row).keySet())
              .isSubsetOf(KEYS)
              .contains("fields", "operators", "type");
          assertThat(texts(row.path("fields"))).isNotEmpty();
          assertThat(TYPES).contains(row.path("type").asText());
          assertThat(row.has("nested")).isEqualTo(row.path("type").asText().equals("nested"));
        });
  }

  @Test
  void fields_table_occurOnceUnlessByKindOfCustomField() {
    List<String> names = new ArrayList<>();
    filter
        .path("x-search-fields")
        .forEach(
            row -> {
              if (row.has("customFieldTypes")) {
                row.path("customFieldTypes").forEach(kind -> names.add("custom " + kind.asText()));
              } else {
                names.addAll(texts(row.path("fields")));
              }
            });

    assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(40);
  }

  @Test
  void sortFields_schema_haveTheDocumentedEight() {
    JsonNode sort = Documents.CONTACTS.schemas().get("SearchSort");

    assertThat(texts(sort.path("x-sort-fields")))
        .containsExactlyInAnyOrder(
            "firstNameLowerCase",
            "lastNameLowerCase",
            "businessName",
            "dateAdded",
            "dateUpdated",
            "email",
            "dnd",
            "source");
  }

  private void forEachRow(Consumer<JsonNode> check) {
    for (JsonNode row : filter.path("x-search-fields")) {
      check.accept(row);
      row.path("nested").forEach(check);
    }
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
