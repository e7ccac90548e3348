package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Custom fields through the control API. */
class CustomFieldControlTest extends SandboxTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String OTHER = "OtherLocation0000001";

  @Override
  ContactsSandboxBuilder configure() {
    return ContactsSandbox.builder().grant("pit-other", OTHER, Set.of("contacts.readonly"));
  }

  private record Reply(int status, JsonNode body) {
    JsonNode at(String pointer) {
      assertThat(status).as("%s", body).isLessThan(300);
      return body.at(pointer);
    }
  }

  @Test
  void list_aNewSandbox_hasTheFieldsToBeginWithAsTheServiceShowsThem() {
    JsonNode fields = control("GET", "", "").at("/customFields");

    assertThat(fields).hasSize(12);
    assertThat(fields.get(0).toString())
        .isEqualTo(
            TestClient.json(
                "{'id':'6dvNaf7VhkQ9snc5vnjJ','name':'Membership level',"
                    + "'fieldKey':'contact.membership_level','placeholder':'',"
                    + "'dataType':'SINGLE_OPTIONS','position':0,"
                    + "'picklistOptions':['Bronze','Silver','Gold'],"
                    + "'locationId':'SandboxLocation00001','model':'contact'}"));
    assertThat(fields.get(1).path("position").intValue()).isEqualTo(50);
    assertThat(control("GET", "?locationId=" + OTHER, "").at("/customFields/0/locationId").asText())
        .isEqualTo(OTHER);
  }

  @Test
  void add_withoutALocation_isWritableInEveryLocation() {
    JsonNode added =
        control(
                "POST",
                "",
                "{'name':'Shoe size','dataType':'NUMERICAL','placeholder':'42','position':7,"
                    + "'locationId':'ofAnotherAccount'}")
            .at("/customField");

    assertThat(added.path("fieldKey").asText()).isEqualTo("contact.shoe_size");
    assertThat(added.path("id").asText()).matches("[A-Za-z0-9]{20}");
    assertThat(added.path("placeholder").asText()).isEqualTo("42");
    assertThat(added.path("position").intValue()).isEqualTo(7);
    assertThat(added.path("locationId").asText()).isEqualTo(sandbox.locationId());
    assertThat(keys("")).endsWith("contact.shoe_size").hasSize(13);
    assertThat(keys("?locationId=" + OTHER)).endsWith("contact.shoe_size");
    String contact = client.create("{'customFields':[{'key':'shoe_size','fieldValue':43}]}");
    assertThat(client.get("/contacts/" + contact).at("/contact/customFields").toString())
        .isEqualTo("[{\"id\":\"" + added.path("id").asText() + "\",\"value\":43}]");
  }

  @Test
  void add_forALocation_isInThatOneOnly() {
    control("POST", "?locationId=" + OTHER, "{'fieldKey':'contact.x','dataType':'TEXT'}").at("");

    assertThat(keys("")).doesNotContain("contact.x");
    assertThat(keys("?locationId=" + OTHER)).contains("contact.x");
  }

  @Test
  void add_withAKeyThatThereIs_takesItsPlaceAndDropsItsValues() {
    String contact =
        client.create(
            "{'customFields':[{'key':'seats','fieldValue':4},{'key':'remarks','fieldValue':'a'}]}");

    control("POST", "", "{'fieldKey':'contact.seats','dataType':'TEXT','id':'seatsAsText'}").at("");
    control(
            "POST",
            "",
            "{'fieldKey':'contact.remarks','dataType':'RADIO','options':['a'],"
                + "'id':'lT9eXo2HsA6wYv3BiC8g'}")
        .at("");

    assertThat(keys("")).containsOnlyOnce("contact.seats", "contact.remarks").hasSize(12);
    assertThat(client.get("/contacts/" + contact).at("/contact/customFields")).isEmpty();
    client.create("{'customFields':[{'id':'seatsAsText','fieldValue':'four'}]}");
  }

  @Test
  void add_onlyTheName_keepsTheValues() {
    String contact = client.create("{'customFields':[{'key':'seats','fieldValue':4}]}");

    control(
            "POST",
            "",
            "{'fieldKey':'contact.seats','dataType':'NUMERICAL','name':'Places',"
                + "'id':'nU6mEr9CvT3sPg1WyA5b'}")
        .at("");

    assertThat(client.get("/contacts/" + contact).at("/contact/customFields")).hasSize(1);
  }

  @Test
  void delete_byIdOrKey_takesTheValuesToo() {
    String contact =
        client.create(
            "{'customFields':[{'key':'seats','fieldValue':4},{'key':'remarks','fieldValue':'a'}]}");

    assertThat(control("DELETE", "/contact.seats", "").at("/succeeded").booleanValue()).isTrue();
    control("DELETE", "/lT9eXo2HsA6wYv3BiC8g", "").at("");

    assertThat(keys("")).doesNotContain("contact.seats", "contact.remarks").hasSize(10);
    assertThat(client.get("/contacts/" + contact).at("/contact/customFields")).isEmpty();
    String search =
        "{'pageLimit':1,'filters':[{'field':'customFields.nU6mEr9CvT3sPg1WyA5b',"
            + "'operator':'exists'}]}";
    assertThat(client.search(search).expect(400).text("/message"))
        .contains("Check if custom field");
  }

  @Test
  void delete_withoutAnId_deletesAll_andResetBringsThemBack() {
    control("DELETE", "?locationId=" + sandbox.locationId(), "").at("");
    assertThat(keys("")).isEmpty();
    assertThat(keys("?locationId=" + OTHER)).hasSize(12);

    sandbox.reset();
    assertThat(keys("")).hasSize(12);
  }

  @Test
  void fieldOfOpportunities_isListedButNoFieldOfContacts() {
    control("POST", "", "{'name':'Deal','dataType':'TEXT','model':'opportunity','id':'deal'}")
        .at("");

    assertThat(keys("")).contains("opportunity.deal");
    String contact =
        client.create(
            "{'customFields':[{'key':'deal','fieldValue':'x'},{'id':'deal','fieldValue':1}]}");
    assertThat(client.get("/contacts/" + contact).at("/contact/customFields")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          POST   |                    | {'name':'x'}                     | dataType is missing
          POST   |                    | {'dataType':'TEXT'}              | name and fieldKey are missing
          POST   |                    | {'name':'x','dataType':'Text'}   | dataType: Text is none of TEXT,
          POST   |                    | {'name':7,'dataType':'TEXT'}     | name: is not a text
          POST   |                    | {'name':'!','dataType':'TEXT'}   | key of a custom field is blank
          POST   |                    | {'name':'x','dataType':'TEXT','model':'deal'} | model: deal is none of contact, opportunity
          POST   |                    | {'fieldKey':'opportunity.x','dataType':'TEXT'} | fieldKey: opportunity.x is no key of the model contact
          POST   |                    | {'name':'x','dataType':'RADIO','options':'a'} | options: is not an array
          POST   |                    | {'name':'x','dataType':'RADIO','picklistOptions':[1]} | picklistOptions[0]: is neither a text nor an object with a label
          POST   | ?locationId=nowhere | {'name':'x','dataType':'TEXT'}  | no location nowhere
          GET    | ?locationId=nowhere |                                 | no location nowhere
          DELETE | /nothing           |                                  | no custom field nothing
          """)
  void wrongRequest_isRefusedWithThePlace(String method, String path, String body, String message) {
    Reply reply = control(method, path == null ? "" : path, body == null ? "" : body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body().path("message").asText()).startsWith(message);
  }

  @Test
  void otherMethods_areUnknown() {
    assertThat(control("PUT", "", "{}").status()).isEqualTo(404);
    assertThat(control("GET", "/6dvNaf7VhkQ9snc5vnjJ", "").status()).isEqualTo(404);
  }

  private List<String> keys(String query) {
    return control("GET", query, "").at("/customFields").findValuesAsText("fieldKey");
  }

  private Reply control(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/__sandbox/custom-fields" + path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(TestClient.json(body)))
            .build();
    try {
      HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      return new Reply(response.statusCode(), TestClient.JSON.readTree(response.body()));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
