package io.github.contactsv3.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.codegen.SpecDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every example in the documents is valid, and validation is not vacuous. */
class ExamplesTest {

  private static final SchemaValidator CONTACTS = new SchemaValidator(Documents.CONTACTS);
  private static final SchemaValidator OAUTH = new SchemaValidator(Documents.OAUTH);
  private static final SchemaValidator CUSTOM_FIELDS = new SchemaValidator(Documents.CUSTOM_FIELDS);

  private static final SchemaValidator WEBHOOKS = new SchemaValidator(Documents.WEBHOOKS);

  /** An example and the schema it illustrates. */
  record Example(SchemaValidator validator, String schema, String pointer, JsonNode value) {
    @Override
    public String toString() {
      return validator + pointer;
    }
  }

  static Stream<Example> examples() {
    return Stream.of(CONTACTS, OAUTH, CUSTOM_FIELDS, WEBHOOKS)
        .flatMap(validator -> examples(validator).stream());
  }

  // Media types, parameters and headers keep the schema next to the examples; a schema is the
  // schema of its own example.
  private static List<Example> examples(SchemaValidator validator) {
    List<Example> examples = new ArrayList<>();
    validator
        .document()
        .visit(
            (pointer, node) -> {
              String schema = node.has("schema") ? pointer + "/schema" : pointer;
              if (pointer.contains("/examples/") || pointer.contains("/example/")) {
                return;
              }
              if (node.has("example")) {
                examples.add(
                    new Example(validator, schema, pointer + "/example", node.get("example")));
              }
              if (node.path("examples").isObject()) {
                SpecDocument.members(node.path("examples"))
                    .forEach(
                        (name, example) ->
                            examples.add(
                                new Example(
                                    validator,
                                    schema,
                                    pointer + "/examples/" + name,
                                    example.path("value"))));
              }
            });
    return examples;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void validate_example_isValid(Example example) {
    assertThat(example.validator().validate(example.schema(), example.value())).isEmpty();
  }

  @Test
  void examples_documents_areMany() {
    assertThat(examples()).hasSizeGreaterThan(400);
  }

  static Stream<Example> requests() {
    return examples()
        .filter(example -> example.pointer().startsWith("/paths/"))
        .filter(example -> example.pointer().contains("/requestBody/"));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void validate_requestWithStrayProperty_isRefused(Example example) {
    ObjectNode stray = example.value().<ObjectNode>deepCopy().put("straySetting", true);

    assertThat(example.validator().validate(example.schema(), stray))
        .anyMatch(message -> message.contains("straySetting"));
  }

  @Test
  void validate_responseWithStrayProperty_isAccepted() {
    assertThat(contacts("ContactResponse", "{'contact':{'id':'a','stray':1},'stray':true}"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'firstName':null,'dateOfBirth':null,'assignedTo':null}",
        "{'customFields':[{'id':'a','fieldValue':['x','y']},{'key':'b','fieldValue':12.5}]}",
        "{'dateOfBirth':'1990_09_25'}",
        "{'dateOfBirth':'09/25/1990'}",
        "{'dndSettings':{'RCS':{'status':'active'}}}",
      })
  void validate_possibleUpdate_isAccepted(String update) {
    assertThat(contacts("UpdateContactRequest", update)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'postalCode':null}",
        "{'locationId':'a'}",
        "{'companyName':'a'}",
        "{'dateOfBirth':'1990-09/25'}",
        "{'dateOfBirth':'25 September 1990'}",
        "{'customFields':[{'id':'a','field_value':'x'}]}",
        "{'dndSettings':{'sms':{'status':'paused'}}}",
        "{'dnd':'false'}",
      })
  void validate_impossibleUpdate_isRefused(String update) {
    assertThat(contacts("UpdateContactRequest", update)).isNotEmpty();
  }

  @Test
  void validate_bulkBusiness_wantsBusinessIdThatMayBeNull() {
    assertThat(contacts("BulkBusinessRequest", "{'locationId':'a','ids':['b'],'businessId':null}"))
        .isEmpty();
    assertThat(contacts("BulkBusinessRequest", "{'locationId':'a','ids':['b']}")).isNotEmpty();
  }

  @Test
  void validate_nullableReferences_acceptNull() {
    assertThat(contacts("FindDuplicateContactResponse", "{'contact':null}")).isEmpty();
    assertThat(contacts("ContactSummary", "{'id':'a','dndSettings':null,'tags':null}")).isEmpty();
    assertThat(contacts("ContactResponse", "{'contact':null}")).isNotEmpty();
  }

  @Test
  void validate_errorMessage_mayBeTextOrTexts() {
    assertThat(contacts("ErrorResponse", "{'message':'a'}")).isEmpty();
    assertThat(contacts("ErrorResponse", "{'message':['a','b']}")).isEmpty();
  }

  @Test
  void validate_dateTimeWithoutZone_isRefused() {
    assertThat(contacts("Task", "{'id':'a','dueDate':'2026-10-25T11:00:00Z'}")).isEmpty();
    assertThat(contacts("Task", "{'id':'a','dueDate':'2026-10-25 11:00:00'}")).isNotEmpty();
  }

  private static List<String> contacts(String schema, String json) {
    try {
      JsonNode value = new ObjectMapper().readTree(json.replace('\'', '"'));
      return CONTACTS.validate("/components/schemas/" + schema, value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
