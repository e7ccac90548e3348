package io.github.contactsv3.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.codegen.SpecDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The schemas have the form that makes each of them one well-named class. */
class SchemasTest {

  // The largest number of optional properties that fit the bits of a long.
  private static final int MAX_PROPERTIES = 63;

  @ParameterizedTest
  @FieldSource("io.github.contactsv3.spec.Documents#ALL")
  void objects_anywhere_areNamed(SpecDocument document) {
    List<String> inline = new ArrayList<>();
    document.visit(
        (pointer, node) -> {
          boolean object = node.path("type").asText().equals("object");
          boolean hasProperties = node.path("properties").isObject();
          if ((object || hasProperties) && !isNamed(pointer) && !isExample(pointer)) {
            inline.add(pointer);
          }
        });

    assertThat(inline).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("io.github.contactsv3.spec.Documents#ALL")
  void enums_anywhere_areNamed(SpecDocument document) {
    List<String> inline = new ArrayList<>();
    document.visit(
        (pointer, node) -> {
          if (node.path("enum").isArray() && !isNamed(pointer)) {
            inline.add(pointer);
          }
        });

    if (document == Documents.WEBHOOKS) {
      assertThat(inline).isEmpty();
    } else {
      assertThat(inline)
          .containsExactly("/servers/0/variables/prefix", "/components/parameters/Version/schema");
    }
  }

  @ParameterizedTest
  @FieldSource("io.github.contactsv3.spec.Documents#ALL")
  void composition_anywhere_isASingleReference(SpecDocument document) {
    document.visit(
        (pointer, node) -> {
          assertThat(node.has("oneOf") || node.has("anyOf")).as(pointer).isFalse();
          if (node.has("allOf")) {
            assertThat(node.path("allOf")).as(pointer).hasSize(1);
            assertThat(node.at("/allOf/0/$ref").asText()).as(pointer).isNotEmpty();
          }
        });
  }

  @ParameterizedTest
  @FieldSource("io.github.contactsv3.spec.Documents#ALL")
  void names_schemas_arePlain(SpecDocument document) {
    assertThat(document.schemas().keySet())
        .allMatch(name -> name.matches("[A-Z][A-Za-z]*"))
        .noneMatch(name -> name.matches(".*(DTO|Dto|Schema|Model|V3)"));
  }

  @ParameterizedTest
  @FieldSource("io.github.contactsv3.spec.Documents#ALL")
  void properties_schema_areFewEnough(SpecDocument document) {
    document
        .schemas()
        .forEach(
            (name, schema) ->
                assertThat(schema.path("properties").size())
                    .as(name)
                    .isLessThanOrEqualTo(MAX_PROPERTIES));
  }

  @ParameterizedTest
  @FieldSource("io.github.contactsv3.spec.Documents#ALL")
  void additionalProperties_requestsClosed_restOpen(SpecDocument document) {
    document
        .schemas()
        .forEach(
            (name, schema) -> {
              if (schema.path("type").asText().equals("object")) {
                boolean closed = name.endsWith("Request") || isPartOfARequest(name);
                assertThat(schema.path("additionalProperties").isBoolean()).as(name).isTrue();
                assertThat(schema.path("additionalProperties").booleanValue())
                    .as(name)
                    .isEqualTo(!closed);
              }
            });
  }

  @ParameterizedTest
  @FieldSource("io.github.contactsv3.spec.Documents#ALL")
  void required_schema_namesOwnProperties(SpecDocument document) {
    document
        .schemas()
        .forEach(
            (name, schema) ->
                schema
                    .path("required")
                    .forEach(
                        property ->
                            assertThat(schema.path("properties").has(property.asText()))
                                .as(name + "." + property)
                                .isTrue()));
  }

  @ParameterizedTest
  @FieldSource("io.github.contactsv3.spec.Documents#ALL")
  void descriptions_schemasAndProperties_arePresent(SpecDocument document) {
    Map<String, JsonNode> described = new LinkedHashMap<>(document.schemas());
    properties(document).forEach(described::put);

    described.forEach(
        (name, schema) -> {
          if (!schema.has("$ref")) {
            assertThat(schema.path("description").asText()).as(name).isNotBlank();
          }
        });
  }

  @ParameterizedTest
  @FieldSource("io.github.contactsv3.spec.Documents#ALL")
  void logSafe_property_isStringTrue(SpecDocument document) {
    properties(document)
        .forEach(
            (name, property) -> {
              if (property.has("x-log-safe")) {
                assertThat(property.path("type").asText()).as(name).isEqualTo("string");
                assertThat(property.path("x-log-safe").booleanValue()).as(name).isTrue();
              }
            });
  }

  @ParameterizedTest
  @FieldSource("io.github.contactsv3.spec.Documents#ALL")
  void logSafe_personalDataAndSecrets_areNotMarked(SpecDocument document) {
    String personal =
        "(?i).*\\.(.*name|email.*|phone|address.*|city|state|postalCode|website|ssn|ip|userAgent"
            + "|dateOfBirth|accessToken|refreshToken|clientSecret|code|body|title|notes)";
    Set<String> reasonCodes = Set.of("DndSetting.code", "PayloadDndSetting.code", "AipError.code");

    properties(document)
        .forEach(
            (name, property) -> {
              if (property.has("x-log-safe") && !reasonCodes.contains(name)) {
                assertThat(name).doesNotMatch(personal);
              }
            });
  }

  @ParameterizedTest
  @FieldSource("io.github.contactsv3.spec.Documents#ALL")
  void aliases_property_differFromEveryProperty(SpecDocument document) {
    document
        .schemas()
        .forEach(
            (name, schema) -> {
              List<String> names =
                  new ArrayList<>(SpecDocument.members(schema.path("properties")).keySet());
              schema
                  .path("properties")
                  .forEach(
                      property ->
                          property.path("x-aliases").forEach(alias -> names.add(alias.asText())));
              assertThat(names).as(name).doesNotHaveDuplicates();
            });
  }

  private static Map<String, JsonNode> properties(SpecDocument document) {
    Map<String, JsonNode> properties = new LinkedHashMap<>();
    document
        .schemas()
        .forEach(
            (name, schema) ->
                SpecDocument.members(schema.path("properties"))
                    .forEach((property, node) -> properties.put(name + "." + property, node)));
    return properties;
  }

  private static boolean isNamed(String pointer) {
    return pointer.matches("/components/schemas/[^/]+");
  }

  private static boolean isExample(String pointer) {
    return pointer.contains("/example");
  }

  private static boolean isPartOfARequest(String name) {
    return List.of("SearchFilter", "SearchSort", "CustomFieldInput").contains(name);
  }
}
