package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.sandbox.TestClient.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessTest extends SandboxTest {

  private static final String BUSINESS = "641c094001436dbc2081e642";

  private String member(String properties) {
    String id = client.create(properties);
    attach("'" + BUSINESS + "'", id).expect(200);
    return id;
  }

  private Reply attach(String business, String... ids) {
    return client.post(
        "/contacts/bulk/business",
        "{'locationId':'"
            + client.locationId
            + "','businessId':"
            + business
            + ",'ids':['"
            + String.join("','", ids)
            + "']}");
  }

  private Reply list(String query) {
    return list(client, query);
  }

  private static Reply list(TestClient client, String query) {
    return client.get(
        "/contacts/business/" + BUSINESS + "?locationId=" + client.locationId + query);
  }

  private static String cursor(JsonNode contact) {
    String text = contact.get("contactName").textValue() + "," + contact.get("id").textValue();
    return "&startAfter=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static List<String> names(Reply reply) {
    List<String> names = new ArrayList<>();
    reply.expect(200).at("/contacts").forEach(node -> names.add(node.get("contactName").asText()));
    return names;
  }

  @Test
  void list_members_comeInOrderOfLowerCaseNamesWithoutTheOthers() {
    member("{'firstName':'bob'}");
    member("{'firstName':'Ada','lastName':'Z'}");
    member("{'firstName':'ada','lastName':'b'}");
    client.create("{'firstName':'Stranger'}");

    Reply page = list("");

    assertThat(names(page)).containsExactly("ada b", "ada z", "bob");
    assertThat(page.at("/count").asInt()).isEqualTo(3);
    assertThat(page.text("/contacts/0/businessId")).isEqualTo(BUSINESS);
  }

  @Test
  void list_byCursorAndBySkip_givesEachContactOnce() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      all.add(member("{'firstName':'Same, Name'}"));
    }
    List<String> walked = new ArrayList<>();
    String cursor = "";
    for (int page = 0; page < 4; page++) {
      JsonNode contacts = list("&limit=2" + cursor).expect(200).at("/contacts");
      walked.addAll(TestClient.ids(contacts));
      cursor = cursor(contacts.get(contacts.size() - 1));
    }
    assertThat(walked).containsExactlyInAnyOrderElementsOf(all).isSorted();
    assertThat(list("&limit=2" + cursor).at("/contacts")).isEmpty();
    assertThat(TestClient.ids(list("&skip=5").at("/contacts"))).isEqualTo(walked.subList(5, 7));
    assertThat(list("&skip=99").at("/contacts")).isEmpty();
  }

  @Test
  void list_cursorAndSkip_cursorWins() {
    member("{'firstName':'a'}");
    member("{'firstName':'b'}");
    JsonNode first = list("&limit=1").at("/contacts/0");
    assertThat(names(list("&skip=5" + cursor(first)))).containsExactly("b");
  }

  @Test
  void list_contactOfTheCursorDeleted_goesOnWhereItStood() {
    member("{'firstName':'a'}");
    String gone = member("{'firstName':'b'}");
    member("{'firstName':'c'}");
    JsonNode second = list("&limit=2").at("/contacts/1");
    client.delete("/contacts/" + gone).expect(200);
    assertThat(names(list(cursor(second)))).containsExactly("c");
  }

  @Test
  void list_tiesByAge_comeOldestFirst() {
    try (ContactsSandbox other =
        ContactsSandbox.builder().quotaOff().assume(Assumption.BUSINESS_TIES_BY_AGE).start()) {
      other.clock().freeze();
      TestClient elsewhere = new TestClient(other);
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        ids.add(elsewhere.create("{'firstName':'Same'}"));
        other.clock().advance(Duration.ofSeconds(1));
      }
      elsewhere
          .post(
              "/contacts/bulk/business",
              "{'locationId':'%s','businessId':'%s','ids':['%s']}"
                  .formatted(other.locationId(), BUSINESS, String.join("','", ids)))
          .expect(200);
      JsonNode page = list(elsewhere, "&limit=4").expect(200).at("/contacts");
      assertThat(TestClient.ids(page)).isEqualTo(ids.subList(0, 4));
      assertThat(TestClient.ids(list(elsewhere, cursor(page.get(3))).at("/contacts")))
          .isEqualTo(ids.subList(4, 6));
    }
  }

  @Test
  void list_defaultLimit_is25() {
    for (int i = 0; i < 26; i++) {
      member("{}");
    }
    assertThat(list("").at("/contacts")).hasSize(25);
    assertThat(list("&limit=100").at("/contacts")).hasSize(26);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ADA", "lovelace@", "888888"})
  void list_query_looksInNameEmailAndPhone(String query) {
    member("{'firstName':'Ada','email':'lovelace@example.com','phone':'+18888888888'}");
    member("{'firstName':'Alan'}");
    Reply found = list("&query=" + query);
    assertThat(names(found)).containsExactly("ada");
    assertThat(found.at("/count").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"noComma", "ends,"})
  void list_malformedCursor_isRefused(String cursor) {
    assertThat(list("&startAfter=" + cursor).expect(400).text("/message"))
        .isEqualTo("startAfter must be a name and a contact id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"&limit=0", "&limit=101", "&skip=-1", "&limit=x"})
  void list_numberOutOfRange_isUnprocessable(String query) {
    list(query).expect(422);
  }

  @Test
  void list_withoutLocation_isUnprocessable() {
    client.get("/contacts/business/" + BUSINESS).expect(422);
  }

  @Test
  void attach_someUnknown_responsesThoseThatWereChanged() {
    String id = client.create("{}");
    Reply reply = attach("'" + BUSINESS + "'", id, "unknownContact000000").expect(200);
    assertThat(reply.at("/ids")).isEqualTo(TestClient.array("['" + id + "']"));
    assertThat(reply.at("/success").asBoolean()).isTrue();
  }

  @Test
  void attach_null_detaches() {
    String id = member("{'firstName':'Ada'}");
    attach("null", id).expect(200);
    assertThat(list("").at("/count").asInt()).isZero();
    assertThat(client.get("/contacts/" + id).at("/contact/businessId").isMissingNode()).isTrue();
  }

  @Test
  void attach_withoutTheKeyOrTooMany_isUnprocessable() {
    String location = "{'locationId':'" + client.locationId + "',";
    client.post("/contacts/bulk/business", location + "'ids':['x']}").expect(422);
    String[] ids = new String[51];
    Arrays.fill(ids, "x");
    attach("null", ids).expect(422);
  }

  @Test
  void attach_declaredBusiness_showsItsNameAndRefusesOthers() {
    try (ContactsSandbox other =
        ContactsSandbox.builder().business(BUSINESS, "Acme Dental").start()) {
      TestClient elsewhere = new TestClient(other);
      String id = elsewhere.create("{}");
      String body = "{'locationId':'" + other.locationId() + "','ids':['" + id + "'],'businessId':";
      elsewhere.post("/contacts/bulk/business", body + "'" + BUSINESS + "'}").expect(200);
      assertThat(elsewhere.search("{'pageLimit':1}").text("/contacts/0/businessName"))
          .isEqualTo("Acme Dental");
      assertThat(
              elsewhere
                  .post("/contacts/bulk/business", body + "'other'}")
                  .expect(400)
                  .text("/message"))
          .isEqualTo("Business with id other not found");
    }
  }
}
