package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.sandbox.OldClient.Reply;
import io.github.contactsv3.sandbox.internal.openapi.ServedDocument;
import io.github.contactsv3.sandbox.internal.openapi.ServedOperation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions before v3, and what their clients send under any version. */
class OlderVersionsTest extends SandboxTest {

  private static final String OLD = "2021-07-28";

  private OldClient old() {
    return new OldClient(sandbox, OLD);
  }

  private OldClient v3() {
    return new OldClient(sandbox, "v3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2021-04-15", "2021-07-28", "2023-02-21", "v3"})
  void version_any_hasTheLongStandingPaths(String version) {
    OldClient client = new OldClient(sandbox, version);
    String id =
        client.post("/contacts/", "{'locationId':'LOCATION'}").expect(201).text("/contact/id");

    client.get("/contacts/" + id).expect(200);
    client.get("/v3/contacts/" + id).expect(200);
    client.put("/contacts/" + id, "{'city':'Rome'}").expect(200);
    client.post("/contacts/search", "{'locationId':'LOCATION','pageLimit':1}").expect(200);
    client.get("/contacts/?locationId=" + sandbox.locationId()).expect(200);
    client.get("/contacts/" + id + "/notes").expect(200);
    client.delete("/contacts/" + id + "/campaigns/removeAll").expect(200);
    client.delete("/contacts/" + id).expect(200);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /oauth/location-token",
    "GET, /oauth/installed-locations",
  })
  void path_bornWithV3_isUnknownBefore(String method, String path) {
    Reply before = method.equals("GET") ? old().get(path) : old().post(path, "{}");

    assertThat(before.expect(404).text("/message")).isEqualTo("Cannot " + method + " " + path);
    Reply since = method.equals("GET") ? v3().get(path) : v3().post(path, "{}");
    since.expect(401);
  }

  @Test
  void removeAll_leavesNoCampaign_andRemoveAllOfV3IsAnIdBefore() {
    String id = client.create("{}");
    client.post("/contacts/" + id + "/campaigns/spring", "{}").expect(201);
    old().delete("/contacts/" + id + "/campaigns/remove-all").expect(200);
    assertThat(campaigns(id)).containsExactly("spring");

    Reply reply = old().delete("/contacts/" + id + "/campaigns/removeAll").expect(200);

    assertThat(campaigns(id)).isEmpty();
    assertThat(reply.at("/succeded").booleanValue()).isTrue();
    client.post("/contacts/" + id + "/campaigns/spring", "{}").expect(201);
    v3().delete("/contacts/" + id + "/campaigns/removeAll").expect(200);
    assertThat(campaigns(id)).isEmpty();
  }

  private List<String> campaigns(String id) {
    return sandbox.snapshot().contacts.contacts().get(sandbox.locationId()).stream()
        .filter(contact -> contact.id.equals(id))
        .flatMap(contact -> contact.campaigns.stream())
        .toList();
  }

  @Test
  void names_ofResponses_areThoseOfTheVersion() {
    String body =
        "{'locationId':'LOCATION','firstName':'Ada','dateOfBirth':'1990-09-25',"
            + "'dndSettings':{'SMS':{'status':'active'},'whatsApp':{'status':'active'}}}";

    Reply created = old().post("/contacts/", body).expect(201);

    String path = "/contacts/" + created.text("/contact/id");
    assertThat(created.at("/contact/dndSettings").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("SMS", "WhatsApp");
    assertThat(created.at("/contact/deleted").isBoolean()).isTrue();
    assertThat(created.at("/contact/birthMonth").intValue()).isEqualTo(9);
    assertThat(old().get(path).text("/contact/dndSettings/SMS/status")).isEqualTo("active");
    assertThat(v3().get(path).text("/contact/dndSettings/sms/status")).isEqualTo("active");
    Reply found =
        old().post("/contacts/search", "{'locationId':'LOCATION','pageLimit':1}").expect(200);
    assertThat(found.text("/contacts/0/dndSettings/SMS/status")).isEqualTo("active");
    Reply updated = old().put(path, "{'city':'Rome'}").expect(200);
    assertThat(updated.at("/succeded").booleanValue()).isTrue();
    assertThat(updated.body().has("succeeded")).isFalse();
    assertThat(v3().put(path, "{}").at("/succeeded").booleanValue()).isTrue();
    Reply tags =
        old()
            .post(
                "/contacts/bulk/tags/update/add",
                "{'locationId':'LOCATION','contacts':['x'],'tags':['a']}")
            .expect(201);
    assertThat(tags.body().has("succeeded") && tags.body().has("succeded")).isTrue();
    assertThat(old().delete(path).expect(200).body().has("succeeded")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fieldValue", "field_value", "value"})
  void customField_underAnyName_isWritten(String name) {
    for (OldClient client : List.of(old(), v3())) {
      Reply reply =
          client.post(
              "/contacts/",
              "{'locationId':'LOCATION','customFields':"
                  + "[{'key':'contact.membership_level','%s':'Gold','other':1}]}".formatted(name));

      assertThat(reply.expect(201).at("/contact/customFields"))
          .isEqualTo(TestClient.array("[{'id':'6dvNaf7VhkQ9snc5vnjJ','value':'Gold'}]"));
    }
  }

  @Test
  void customField_underTwoNames_takesThatOfV3() {
    Reply reply =
        v3().post(
                "/contacts/upsert",
                "{'locationId':'LOCATION','customFields':"
                    + "[{'key':'membership_level','field_value':'Old','fieldValue':'New'}]}")
            .expect(200);

    assertThat(reply.text("/contact/customFields/0/value")).isEqualTo("New");
  }

  @Test
  void list_pageByPage_givesEveryContactOnce() {
    for (int i = 0; i < 7; i++) {
      client.create("{'firstName':'Ada','lastName':'Nr %d'}".formatted(i));
    }
    List<String> seen = new ArrayList<>();
    Reply page = old().get("/contacts/?limit=3&locationId=" + sandbox.locationId()).expect(200);
    assertThat(page.at("/meta/prevPage").isNull()).isTrue();
    assertThat(page.text("/contacts/0/firstName")).isEqualTo("ada");
    assertThat(page.text("/contacts/0/firstNameRaw")).isEqualTo("Ada");
    assertThat(page.at("/contacts/0").has("searchAfter")).isFalse();
    while (true) {
      JsonNode contacts = page.at("/contacts");
      seen.addAll(TestClient.ids(contacts));
      JsonNode meta = page.at("/meta");
      assertThat(meta.get("total").intValue()).isEqualTo(7);
      assertThat(meta.get("startAfterId").asText())
          .isEqualTo(contacts.get(contacts.size() - 1).get("id").asText());
      if (meta.get("nextPageUrl").isNull()) {
        assertThat(meta.get("currentPage").intValue()).isEqualTo(3);
        assertThat(meta.get("nextPage").isNull()).isTrue();
        break;
      }
      page = old().get(meta.get("nextPageUrl").asText()).expect(200);
    }
    assertThat(seen).hasSize(7).doesNotHaveDuplicates();
  }

  @Test
  void list_halfACursor_isTheFirstPageAgain() {
    client.create("{'firstName':'Ada'}");
    client.create("{'firstName':'Grace'}");
    String path = "/contacts?limit=1&locationId=" + sandbox.locationId();
    Reply first = old().get(path).expect(200);

    Reply again = old().get(path + "&startAfter=" + first.text("/meta/startAfter")).expect(200);

    assertThat(again.at("/contacts")).isEqualTo(first.at("/contacts"));
  }

  @ParameterizedTest
  @CsvSource({
    "limit=101, 422, limit must not be greater than 100",
    "limit=0, 422, limit must not be less than 1",
    "startAfter=soon, 422, startAfter must be an integer number",
    "page=2, 422, property page should not exist",
  })
  void list_badParameter_isUnprocessable(String parameter, int status, String message) {
    Reply reply = old().get("/contacts/?locationId=" + sandbox.locationId() + "&" + parameter);

    assertThat(reply.expect(status).text("/message/0")).isEqualTo(message);
  }

  @Test
  void list_queryAndLocation_areHeeded() {
    client.create("{'firstName':'Ada','phone':'+12015550101'}");
    client.create("{'firstName':'Grace'}");

    assertThat(
            old()
                .get("/contacts/?query=2015550101&locationId=" + sandbox.locationId())
                .at("/contacts"))
        .hasSize(1);
    old().get("/contacts/?limit=1").expect(422);
    old().get("/contacts/?locationId=elsewhere").expect(401);
    old().with(null).get("/contacts/?locationId=" + sandbox.locationId()).expect(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "7",
        "null",
        "{}",
        "{'companyId':7,'locationId':{}}",
        "{'clientKey':null,'clientSecret':[]}",
        "{'client_id':{'a':1},'customFields':{'b':{}}}",
        "{'customFields':[[],7,null,{'value':{}}],'dndSettings':7}"
      })
  void operation_ofOlderVersions_responsesAnyBody(String body) {
    List<ServedOperation> operations = new ArrayList<>(ServedDocument.olderVersions().operations());
    operations.addAll(ServedDocument.contacts().operations());
    operations.addAll(ServedDocument.oauth().operations());
    for (ServedOperation operation : operations) {
      String path = operation.path().replaceAll("\\{[^}]+}", "abc");
      for (OldClient client : List.of(old(), v3())) {
        Reply reply = client.json(operation.method(), path, body);

        assertThat(reply.status()).as("%s %s", operation.id(), reply.body()).isLessThan(500);
      }
    }
  }

  @Test
  void onlyV3_assumed_refusesEverythingOlder() {
    try (ContactsSandbox strict = ContactsSandbox.builder().assume(Assumption.ONLY_V3).start()) {
      assertThat(new OldClient(strict, OLD).get("/contacts/x").expect(401).text("/message"))
          .isEqualTo("version header is invalid");
      OldClient client = new OldClient(strict, "v3");
      client.get("/contacts/?locationId=" + strict.locationId()).expect(404);
      client.get("/oauth/installedLocations").expect(404);
      client.get("/contacts/x").expect(400);
      assertThat(
              new OldClient(strict, null)
                  .form("/oauth/token", "client_id=x")
                  .expect(401)
                  .text("/message"))
          .isEqualTo("version header was not found.");
    }
  }

  @Test
  void oldPaths_assumedToEndWithV3_areKnownBefore() {
    try (ContactsSandbox strict =
        ContactsSandbox.builder().assume(Assumption.OLD_PATHS_END_WITH_V3).start()) {
      String path = "/contacts/?locationId=" + strict.locationId();
      new OldClient(strict, "v3").get(path).expect(404);
      new OldClient(strict, OLD).get(path).expect(200);
    }
  }

  @ParameterizedTest
  @CsvSource({"value, 422", "other, 422", "field_value, 201", "fieldValue, 201"})
  void customFieldNames_assumedAsDocumented_areChecked(String name, int status) {
    try (ContactsSandbox strict =
        ContactsSandbox.builder().assume(Assumption.CUSTOM_FIELD_NAMES_AS_DOCUMENTED).start()) {
      new OldClient(strict, OLD)
          .post(
              "/contacts/",
              "{'locationId':'LOCATION','customFields':[{'key':'how_we_met','%s':'x'}]}"
                  .formatted(name))
          .expect(status);
    }
  }
}
