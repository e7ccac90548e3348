package io.github.contactsv3.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.model.ContactResponse;
import io.github.contactsv3.model.SearchContactsResponse;
import io.github.contactsv3.model.TagsRequest;
import io.github.contactsv3.runtime.Model;
import java.lang.reflect.Method;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the generated readers make of a body that does not fit. */
class ReaderTest {
  private static final JsonMapper STRICT = new JsonMapper();

  /** Properties whose type the document declares. */
  static Stream<Arguments> typedProperties() {
    return BuilderTest.properties()
        .filter(
            a -> {
              Schema schema = (Schema) a.get()[0];
              return schema
                  .spec()
                  .resolve(schema.properties().get((String) a.get()[1]))
                  .has("type");
            });
  }

  @ParameterizedTest
  @MethodSource("typedProperties")
  void read_valueOfAnotherType_isUnreadableInResponsesAndRefusedInRequests(
      Schema schema, String property) throws JsonProcessingException {
    JsonNode declared = schema.spec().resolve(schema.properties().get(property));
    String other = declared.path("type").asText().equals("object") ? "[true]" : "{\"a\": 1}";
    String json = "{\"%s\": %s}".formatted(property, other);

    if (schema.isOpen()) {
      Model model = (Model) STRICT.readValue(json, schema.type());
      assertThatExceptionOfType(DecodingException.class)
          .isThrownBy(() -> Models.call(model, Models.getter(schema.type(), property)))
          .satisfies(e -> assertThat(e.path()).isEqualTo("$." + property));
      assertThat(model.property(property)).hasToString(other.replace(" ", ""));
    } else {
      MismatchedInputException e =
          catchThrowableOfType(
              MismatchedInputException.class, () -> STRICT.readValue(json, schema.type()));
      assertThat(path(e)).isEqualTo("." + property);
      assertThat(e.getTargetType()).isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.contactsv3.generated.BuilderTest#models")
  void read_somethingElseThanAnObject_isRefused(Schema schema) {
    for (String json : new String[] {"[]", "\"text\"", "\"\"", "1", "true"}) {
      assertThatExceptionOfType(MismatchedInputException.class)
          .isThrownBy(() -> STRICT.readValue(json, schema.type()))
          .satisfies(e -> assertThat(e.getTargetType()).isEqualTo(schema.type()));
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.contactsv3.generated.BuilderTest#models")
  void read_undeclaredProperty_isKeptWhereTheDocumentIsOpen(Schema schema) throws Exception {
    ObjectNode body = Models.full(schema, "text").retain(schema.required());
    body.putObject("x-new").putArray("list").add(1);
    String json = body.toString();

    if (schema.isOpen()) {
      assertThat(Models.write(STRICT.readValue(json, schema.type())).get("x-new"))
          .isEqualTo(body.get("x-new"));
    } else {
      assertThatExceptionOfType(UnrecognizedPropertyException.class)
          .isThrownBy(() -> STRICT.readValue(json, schema.type()))
          .satisfies(e -> assertThat(path(e)).isEqualTo(".x-new"));
      assertThat(Models.write(Models.JSON.readValue(json, schema.type())).has("x-new")).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.contactsv3.generated.BuilderTest#properties")
  void read_null_isKeptAsNull(Schema schema, String property) {
    ObjectNode body = Models.full(schema, "text").retain(schema.required());
    boolean required = schema.required().contains(property) && !schema.isNullable(property);
    body.putNull(property);
    if (required && !schema.isOpen()) {
      assertThatExceptionOfType(ValueInstantiationException.class)
          .isThrownBy(() -> STRICT.readValue(body.toString(), schema.type()))
          .havingCause()
          .isInstanceOf(IllegalStateException.class)
          .withMessage("%s.%s is required and not set", schema.name(), property);
    } else {
      Object model = Models.read(schema.type(), body);
      assertThat(Models.write(model).get(property).isNull()).isTrue();
      Method getter = Models.getter(schema.type(), property);
      if (required) {
        assertThatExceptionOfType(DecodingException.class)
            .isThrownBy(() -> Models.call(model, getter))
            .withMessageEndingWith("null, though it is required");
      } else {
        assertThat(Models.call(model, getter)).isNull();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'contact': {'id': 'c', 'x': [1, {'a': nonsense}]}} | .contact.***",
        "{'contact': {'id': 'c', 'tags': ['a'               | .contact.tags[1]",
        "{'contact': {'id': 'c', 'tags': [{}, ['a'          | .contact.tags[1]",
        "{'contact': {'id': 'c'                             | .contact",
      })
  void read_problemDeepInside_hasItsPath(String json, String path) {
    JsonMappingException e =
        catchThrowableOfType(
            JsonMappingException.class,
            () -> STRICT.readValue(json.replace('\'', '"'), ContactResponse.class));
    assertThat(path(e)).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'contact': {'id': 'c', 'tags': ['a', {}]}}",
        "{'contact': {'id': 'c', 'dnd': 'perhaps'}}",
        "{'contact': {'id': 'c', 'dateAdded': 'yesterday'}}",
        "{'contact': {'id': 'c', 'dateAdded': 9e18}}",
        "{'contact': {'tags': []}}",
        "{'contact': {'id': 'c', 'customFields': [{'id': 'f'}, 7]}}",
        "{'contact': {'id': 'c', 'dndSettings': {'sms': {'status': {}}}}}",
        "{'contact': [{'id': 'c', 'customFields': [{'id': 'f', 'value': 1.10}, null]}]}",
      })
  void read_problemDeepInside_isWrittenBackAsItCame(String json) throws JsonProcessingException {
    String text = json.replace('\'', '"');
    ContactResponse response = STRICT.readValue(text, ContactResponse.class);
    RoundTripTest.assertSameTree(Models.write(response), Models.TREES.readTree(text));
  }

  @Test
  void read_pageWithNullElement_keepsTheJsonOfTheOthers() throws JsonProcessingException {
    String json = "{\"contacts\":[{\"id\":\"a\",\"x\":1.10},null],\"total\":1,\"traceId\":\"t\"}";
    SearchContactsResponse page = STRICT.readValue(json, SearchContactsResponse.class);
    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(page::getContacts)
        .withMessage("SearchContactsResponse.contacts is unreadable: a list that does not fit");
    assertThat(page.getTotal()).isEqualTo(1);
    assertThat(page.property("contacts")).hasToString("[{\"id\":\"a\",\"x\":1.10},null]");
    assertThat(STRICT.writeValueAsString(page)).isEqualTo(json);
  }

  @Test
  void read_fromATree_isTheSameAsFromText() throws JsonProcessingException {
    TagsRequest tags = TagsRequest.builder().tags("a", "b").build();
    assertThat(STRICT.treeToValue(STRICT.valueToTree(tags), TagsRequest.class)).isEqualTo(tags);
    assertThat(STRICT.convertValue(tags, TagsRequest.class)).isEqualTo(tags);
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null
                    ? "[" + step.getIndex() + "]"
                    : "." + step.getFieldName())
        .collect(Collectors.joining());
  }
}
