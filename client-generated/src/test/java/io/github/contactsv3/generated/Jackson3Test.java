package io.github.contactsv3.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.model.Contact;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.model.TagsRequest;
import io.github.contactsv3.oauth.model.GrantType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** What the round trips leave out; those read and write every model with both mappers. */
class Jackson3Test {
  private static final JsonMapper JSON = Jackson3.JSON;

  /** What an application wraps around models. */
  record Import(List<Contact> contacts, Map<String, TagsRequest> tags, GrantType grant) {}

  @Test
  void read_withinAnObjectOfTheApplication_isTheSame() {
    Contact contact = Contact.fromJson("{\"id\":\"c\",\"dnd\":{},\"new\":1.10,\"phone\":null}");
    Import value =
        new Import(
            List.of(contact),
            Map.of("a", TagsRequest.builder().tags("x").build()),
            GrantType.of("of later"));

    String json = JSON.writeValueAsString(value);

    assertThat(json)
        .contains("\"id\":\"c\"", "\"phone\":null", "\"dnd\":{}", "\"new\":1.10", "\"of later\"");
    assertThat(JSON.readValue(json, Import.class)).isEqualTo(value);
    assertThat(JSON.convertValue(value, Import.class)).isEqualTo(value);
  }

  @Test
  void read_listOfModels_hasTheTypeOfItsElements() {
    List<Contact> contacts =
        JSON.readValue("[{\"id\":\"a\"},null,{\"id\":\"b\"}]", new TypeReference<>() {});

    assertThat(contacts.get(0).getId()).isEqualTo("a");
    assertThat(contacts.get(1)).isNull();
    assertThat(contacts.get(2)).isInstanceOf(Contact.class);
  }

  @Test
  void read_propertyThatDoesNotFit_isUnreadableByItself() {
    Contact contact = JSON.readValue("{\"id\":\"c\",\"tags\":7}", Contact.class);

    assertThat(contact.getId()).isEqualTo("c");
    assertThatExceptionOfType(DecodingException.class)
        .isThrownBy(contact::getTags)
        .withMessageContaining("tags is unreadable: a number");
    assertThat(JSON.writeValueAsString(contact)).isEqualTo("{\"id\":\"c\",\"tags\":7}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'tags': ['CANARY', {}]} | can't read TagsRequest from JSON at $.tags[1]: expected a text",
        "{}                       | TagsRequest.tags is required and not set",
        "['CANARY']               | expected an object (TagsRequest)",
        "\"CANARY\"               | expected an object (TagsRequest)",
      })
  void read_requestThatDoesNotFit_namesThePlaceAndNoValue(String json, String problem) {
    assertThatExceptionOfType(MismatchedInputException.class)
        .isThrownBy(() -> JSON.readValue(json.replace('\'', '"'), TagsRequest.class))
        .withMessageContaining(problem)
        .withMessageNotContaining("CANARY");
  }

  @Test
  void read_unknownPropertyOfARequest_isForTheMapperToDecide() {
    String json = "{\"tags\":[],\"tag\":1}";
    JsonMapper strict =
        JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    assertThat(JSON.readValue(json, TagsRequest.class).getTags()).isEmpty();
    assertThatExceptionOfType(DatabindException.class)
        .isThrownBy(() -> strict.readValue(json, TagsRequest.class))
        .withMessageContaining("the document has no property tag");
  }

  @Test
  void write_explicitNullAndAbsent_staySo() {
    CreateContactRequest request =
        CreateContactRequest.builder().locationId("l").clearPhone().build();

    for (JsonMapper mapper : Jackson3.MAPPERS) {
      assertThat(mapper.readTree(mapper.writeValueAsString(request)))
          .isEqualTo(mapper.readTree("{\"phone\":null,\"locationId\":\"l\"}"));
    }
  }
}
