package io.github.contactsv3.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.contactsv3.errors.DecodingException;
import io.github.contactsv3.model.Contact;
import io.github.contactsv3.model.ContactResponse;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.model.TagsRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models as text, apart from the round trips of {@link RoundTripTest}. */
class ModelJsonTest {

  @Test
  void toJson_request_isWhatIsSent() {
    TagsRequest request = TagsRequest.builder().tags("a", "b").build();
    assertThat(request.toJson()).isEqualTo("{\"tags\":[\"a\",\"b\"]}");
    assertThat(TagsRequest.fromJson(request.toJson())).isEqualTo(request);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'tags': ['CANARY', {}]}             | $.tags[1]: expected a text",
        "{'tags': 'CANARY'}                   | $.tags: expected a list",
        "{}                                   | $: TagsRequest.tags is required and not set",
        "{'tags': [], 'tag': 'CANARY'}        | $: the document has no property tag",
        "{'tags': [], 'CANARY@x.org': 1}      | $: the document has no property ***",
        "['CANARY']                           | $: expected an object (TagsRequest)",
        "null                                 | $: expected an object",
        "{'tags': ['CANARY'                   | $.tags[1]: no JSON, or truncated (line 1, column 19)",
        "CANARY                               | $: no JSON, or truncated (line 1, column 1)",
        "{'tags': []} CANARY                  | $: no JSON, or truncated (line 1, column 14)",
        "''                                   | $: expected an object (TagsRequest)",
      })
  void fromJson_request_namesThePlaceAndWhatIsExpected(String json, String problem) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> TagsRequest.fromJson(json.replace('\'', '"')))
        .withMessage("can't read TagsRequest from JSON at " + problem)
        .withNoCause();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'dateOfBirth': 'CANARY', 'locationId': 'l'} | $.dateOfBirth: expected a date such as 1990-09-25",
        "{'dnd': 'CANARY', 'locationId': 'l'}         | $.dnd: expected true or false",
        "{'locationId': 'l', 'customFields': [7]}        | $.customFields[0]: expected an object (CustomFieldInput)",
      })
  void fromJson_valueOfAnotherType_isNamedByWhatIsExpected(String json, String problem) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> CreateContactRequest.fromJson(json.replace('\'', '"')))
        .withMessage("can't read CreateContactRequest from JSON at " + problem);
  }

  @Test
  void fromJson_blankOrNull_isRefused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> TagsRequest.fromJson(" "))
        .withMessageStartingWith("can't read TagsRequest from JSON at $: expected an object");
    assertThatNullPointerException()
        .isThrownBy(() -> TagsRequest.fromJson(null))
        .withMessage("json");
  }

  @Test
  void fromJson_responseThatSurprises_isReadAsTheClientReadsIt() {
    Contact contact = Contact.fromJson("{\"tags\":{\"a\":1.10},\"new\":null}");
    assertThatExceptionOfType(DecodingException.class).isThrownBy(contact::getTags);
    assertThat(contact.toJson()).isEqualTo("{\"tags\":{\"a\":1.10},\"new\":null}");
  }

  @Test
  void fromJson_foreignJsonForAResponse_isRefused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Contact.fromJson("{\"contact\":{\"id\":\"c\"}}"))
        .withMessage("can't read Contact from JSON at $: Contact.id is required and not set");
    assertThat(ContactResponse.fromJson("{\"contact\":{\"id\":\"c\"}}").getContact().getId())
        .isEqualTo("c");
  }

  @Test
  void equals_ofReadAndBuilt_isOnContent() {
    Contact built = Contact.builder().id("c").tags(List.of("a")).build();
    assertThat(Contact.fromJson(built.toJson())).isEqualTo(built).hasSameHashCodeAs(built);
  }
}
