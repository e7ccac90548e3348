package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.sandbox.CustomFieldDefinition.Model;
import io.github.contactsv3.sandbox.CustomFieldDefinition.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operations that look up custom fields. */
class CustomFieldsTest extends SandboxTest {

  private static final String OTHER = "OtherLocation0000001";
  private static final String LEVEL = "6dvNaf7VhkQ9snc5vnjJ";

  @Override
  ContactsSandboxBuilder configure() {
    return ContactsSandbox.builder()
        .quotaOff()
        .customField(
            new CustomFieldDefinition(
                "deal", "deal", Type.TEXT, "Deal", Model.OPPORTUNITY, List.of(), Map.of()))
        .grant("pit-other", OTHER, Set.of("locations/customFields.readonly"))
        .grant("pit-contacts", OTHER, Set.of("contacts.readonly"));
  }

  private String path() {
    return "/locations/" + sandbox.locationId() + "/customFields";
  }

  @Test
  void list_byDefault_hasTheFieldsOfContacts() {
    JsonNode fields = client.get(path()).expect(200).at("/customFields");

    assertThat(fields).hasSize(12);
    assertThat(fields.findValuesAsText("model")).containsOnly("contact");
    assertThat(fields.findValuesAsText("locationId")).containsOnly(sandbox.locationId());
    assertThat(fields.get(0).path("picklistOptions")).hasSize(3);
    assertThat(fields.findValuesAsText("dataType")).contains("FILE_UPLOAD", "TEXTBOX_LIST");
  }

  @Test
  void list_ofAModel_hasThoseOfIt() {
    assertThat(keys("?model=contact")).hasSize(12).doesNotContain("opportunity.deal");
    assertThat(keys("?model=opportunity")).containsExactly("opportunity.deal");
    assertThat(keys("?model=all")).hasSize(13).contains("opportunity.deal");
  }

  @Test
  void list_withoutAModel_hasAllIfAssumed() {
    try (ContactsSandbox all =
        configure().assume(Assumption.CUSTOM_FIELDS_OF_EVERY_MODEL).start()) {
      assertThat(new TestClient(all).get(path()).expect(200).at("/customFields")).hasSize(13);
    }
  }

  @Test
  void list_unknownModelOrParameter_isUnprocessable() {
    assertThat(client.get(path() + "?model=deal").expect(422).text("/message/0"))
        .isEqualTo("model must be one of the following values: contact, opportunity, all");
    assertThat(client.get(path() + "?limit=1").expect(422).text("/message/0"))
        .isEqualTo("property limit should not exist");
  }

  @ParameterizedTest
  @ValueSource(strings = {LEVEL, "contact.membership_level", "contact%2Emembership_level"})
  void get_byIdOrKey_isTheField(String idOrKey) {
    JsonNode field = client.get(path() + "/" + idOrKey).expect(200).at("/customField");

    assertThat(field).isEqualTo(client.get(path()).at("/customFields/0"));
    assertThat(field.path("id").asText()).isEqualTo(LEVEL);
  }

  @Test
  void get_unknown_is400Or404() {
    assertThat(client.get(path() + "/membership_level").expect(400).text("/message"))
        .isEqualTo("Custom field with id membership_level not found");
    try (ContactsSandbox other =
        ContactsSandbox.builder().assume(Assumption.MISSING_ITEM_IS_404).start()) {
      new TestClient(other).get(path() + "/nothing").expect(404);
    }
  }

  @Test
  void otherLocation_orTokenWithoutTheScope_isRefused() {
    assertThat(client.get("/locations/" + OTHER + "/customFields").expect(403).text("/message"))
        .isEqualTo("The token does not have access to this location.");
    assertThat(client.get("/locations/nowhere/customFields").expect(401).text("/message"))
        .isEqualTo("This location is not accessible from this token!");
    TestClient other = new TestClient(sandbox.baseUrl(), "pit-other", OTHER);
    other.get("/locations/" + OTHER + "/customFields/" + LEVEL).expect(200);
    TestClient contacts = new TestClient(sandbox.baseUrl(), "pit-contacts", OTHER);
    assertThat(contacts.get("/locations/" + OTHER + "/customFields").expect(401).text("/message"))
        .isEqualTo("The token is not authorized for this scope.");
  }

  @Test
  void list_underAnOldVersion_isTheSame() {
    JsonNode old =
        TestClient.send(
                client
                    .request("GET", path(), null)
                    .header("Version", "2021-07-28")
                    .header("Authorization", "Bearer " + sandbox.token())
                    .build())
            .expect(200)
            .at("/customFields");

    assertThat(old).isEqualTo(client.get(path()).at("/customFields"));
  }

  private List<String> keys(String query) {
    return client.get(path() + query).expect(200).at("/customFields").findValuesAsText("fieldKey");
  }

  @Test
  void builder_file_replacesTheFieldsToBeginWith(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("f.json"), TestClient.json("[{'name':'Tier','dataType':'RADIO'}]"));
    try (ContactsSandbox sandbox =
        ContactsSandbox.builder()
            .customFields(file)
            .customField(CustomFieldDefinition.of("seats", CustomFieldDefinition.Type.NUMERICAL))
            .seed(30)
            .start()) {
      TestClient client = new TestClient(sandbox);
      String contact =
          client.create(
              "{'customFields':[{'key':'tier','fieldValue':'a'},{'key':'seats','fieldValue':1},"
                  + "{'key':'remarks','fieldValue':'gone'}]}");
      assertThat(client.get("/contacts/" + contact).at("/contact/customFields")).hasSize(2);
    }
  }
}
