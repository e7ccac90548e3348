package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Assumptions about search and DND, and what holds without them. */
class AssumptionsTest {

  private static final String WITH_DND =
      "{'firstName':'Ada','dndSettings':{'sms':{'status':'active'},'whatsApp':{'status':'active'}}}";

  @Test
  void dndResponds_byDefault_areInTheCaseOfTheDocument() throws Exception {
    try (ContactsSandbox sandbox = ContactsSandbox.start()) {
      assertThat(settings(sandbox).fieldNames()).toIterable().contains("sms", "whatsApp");
    }
  }

  @Test
  void dndResponds_inOldCase() throws Exception {
    try (ContactsSandbox sandbox =
        ContactsSandbox.builder().assume(Assumption.DND_RESPONSES_IN_OLD_CASE).start()) {
      JsonNode settings = settings(sandbox);
      assertThat(settings.fieldNames()).toIterable().containsExactlyInAnyOrder("SMS", "WhatsApp");
      assertThat(settings.at("/SMS/status").asText()).isEqualTo("active");
      assertThat(
              response(sandbox, "/contacts/search", "{'pageLimit':1}")
                  .at("/contacts/0/dndSettings/SMS/status")
                  .asText())
          .isEqualTo("active");
    }
  }

  @Test
  void dndFilters_takeNewCaseOnlyIfAssumed() {
    String search =
        "{'pageLimit':1,'filters':"
            + "[{'field':'dndSettings.sms.status','operator':'eq','value':'active'}]}";
    try (ContactsSandbox strict = ContactsSandbox.start();
        ContactsSandbox both =
            ContactsSandbox.builder().assume(Assumption.DND_FILTERS_TAKE_NEW_CASE).start()) {
      assertThat(new TestClient(strict).search(search).expect(400).text("/message"))
          .isEqualTo("Invalid field dndSettings.sms.status");
      TestClient client = new TestClient(both);
      client.create(WITH_DND);
      client.create("{'firstName':'Bob'}");
      assertThat(client.search(search).expect(200).at("/total").intValue()).isEqualTo(1);
      String old = search.replace("sms", "SMS");
      assertThat(client.search(old).expect(200).at("/total").intValue()).isEqualTo(1);
    }
  }

  @Test
  void pageBeyondTheWall_is400Or422() {
    String search = "{'pageLimit':500,'page':21}";
    try (ContactsSandbox sandbox = ContactsSandbox.start();
        ContactsSandbox other =
            ContactsSandbox.builder().assume(Assumption.PAGE_BEYOND_WALL_IS_422).start()) {
      new TestClient(sandbox).search(search).expect(400);
      new TestClient(other).search(search).expect(422);
    }
  }

  @Test
  void customFields_unknownOnes_areIgnoredOrRefused() {
    String byKey = "{'customFields':[{'key':'nothing','fieldValue':'x'}]}";
    String byId = "{'customFields':[{'id':'nothing','fieldValue':'x'}]}";
    try (ContactsSandbox sandbox = ContactsSandbox.start();
        ContactsSandbox strict =
            ContactsSandbox.builder().assume(Assumption.UNKNOWN_CUSTOM_FIELD_IS_400).start()) {
      new TestClient(sandbox).createReply(byKey).expect(201);
      new TestClient(sandbox).createReply(byId).expect(201);
      TestClient client = new TestClient(strict);
      assertThat(client.createReply(byKey).expect(400).text("/message"))
          .isEqualTo("Custom field with key nothing not found");
      assertThat(client.createReply(byId).expect(400).text("/message"))
          .isEqualTo("Custom field with id nothing not found");
      client.create("{'customFields':[{'key':'remarks','fieldValue':'x'}]}");
    }
  }

  @Test
  void contains_specialCharacters_areRefusedOnlyIfAssumed() {
    String search = "{'pageLimit':1,'filters':[{'field':'%s','operator':'%s','value':%s}]}";
    try (ContactsSandbox sandbox =
        ContactsSandbox.builder().assume(Assumption.CONTAINS_REFUSES_SPECIAL_CHARACTERS).start()) {
      TestClient client = new TestClient(sandbox);
      assertThat(
              client
                  .search(search.formatted("city", "contains", "'a-b'"))
                  .expect(400)
                  .text("/message"))
          .isEqualTo("Invalid value for 'contains' operator for 'city' field");
      client.search(search.formatted("tags", "not_contains", "['abc','a+b']")).expect(400);
      client.search(search.formatted("tags", "contains", "['abc']")).expect(200);
      client.search(search.formatted("city", "contains", "'S\u00e3o 12'")).expect(200);
      client.search(search.formatted("city", "eq", "'a-b'")).expect(200);
    }
  }

  @Test
  void undocumented_requests_areRefusedIfAssumed() {
    try (ContactsSandbox sandbox =
        ContactsSandbox.builder()
            .assume(
                Assumption.SEARCH_FIELDS_AS_DOCUMENTED,
                Assumption.ODD_TEXT_BOXES_ARE_REFUSED,
                Assumption.MISSING_BULK_LOCATION_IS_422)
            .start()) {
      TestClient client = new TestClient(sandbox);
      for (String field : new String[] {"firstName", "lastName", "locationId"}) {
        String filter = "{'field':'" + field + "','operator':'eq','value':'x'}";
        assertThat(
                client
                    .search("{'pageLimit':1,'filters':[" + filter + "]}")
                    .expect(400)
                    .text("/message"))
            .isEqualTo("Invalid field " + field);
      }
      client
          .createReply("{'customFields':[{'key':'addresses','fieldValue':['Berlin']}]}")
          .expect(400);
      client.post("/contacts/bulk/tags/update/add", "{'tags':[],'contacts':[]}").expect(422);
    }
  }

  @Test
  void body_missing_isEmptyIfAssumed() {
    try (ContactsSandbox sandbox = ContactsSandbox.start();
        ContactsSandbox other =
            ContactsSandbox.builder().assume(Assumption.MISSING_BODY_IS_EMPTY).start()) {
      TestClient strict = new TestClient(sandbox);
      TestClient tolerant = new TestClient(other);
      strict.send("POST", "/contacts/" + strict.create("{}") + "/campaigns/x", null).expect(422);
      String contact = "/contacts/" + tolerant.create("{}");
      tolerant.send("POST", contact + "/campaigns/x", null).expect(201);
      tolerant.send("POST", contact + "/workflow/x", null).expect(200);
      tolerant.send("POST", contact + "/tags", null).expect(422);
    }
  }

  private static JsonNode settings(ContactsSandbox sandbox) throws Exception {
    return response(sandbox, "/contacts/", WITH_DND).at("/contact/dndSettings");
  }

  /** Not by the test client, which refuses what the document does not declare. */
  private static JsonNode response(ContactsSandbox sandbox, String path, String properties)
      throws Exception {
    String body =
        TestClient.json(
            properties.replaceFirst("\\{", "{'locationId':'" + sandbox.locationId() + "',"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
            .header("Authorization", "Bearer " + sandbox.token())
            .header("Version", "v3")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return TestClient.JSON.readTree(
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
  }
}
