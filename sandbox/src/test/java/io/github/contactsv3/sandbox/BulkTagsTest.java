package io.github.contactsv3.sandbox;

import static io.github.contactsv3.sandbox.TestClient.array;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.sandbox.TestClient.Reply;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BulkTagsTest extends SandboxTest {

  private static final String ELSEWHERE = "OtherLocation0000001";

  @Override
  ContactsSandboxBuilder configure() {
    return super.configure()
        .bulkTagsMax(4)
        .grant("pit-elsewhere", ELSEWHERE, Set.of("contacts.readonly", "contacts.write"));
  }

  private Reply bulk(String type, String tags, String more, String... ids) {
    return client.post(
        "/contacts/bulk/tags/update/" + type,
        "{'locationId':'"
            + client.locationId
            + "','tags':"
            + tags
            + more
            + ",'contacts':['"
            + String.join("','", ids)
            + "']}");
  }

  @Test
  void add_mixedCase_tellsWhatChanged() {
    String id = client.create("{'tags':['old','vip']}");

    Reply reply = bulk("add", "['VIP','New']", "", id).expect(201);

    assertThat(reply.at("/errorCount").asInt()).isZero();
    assertThat(reply.at("/responses/0").toString())
        .isEqualTo(
            TestClient.json(
                "{'contactId':'"
                    + id
                    + "','type':'success','message':'Tags updated','oldTags':['old','vip'],"
                    + "'tagsAdded':['new'],'tagsRemoved':[]}"));
    assertThat(client.get("/contacts/" + id).at("/contact/tags"))
        .isEqualTo(array("['old','vip','new']"));
  }

  @Test
  void remove_someAndAll_tellsWhatChanged() {
    String id = client.create("{'tags':['a','b','c']}");

    assertThat(bulk("remove", "['B','z']", "", id).expect(201).at("/responses/0/tagsRemoved"))
        .isEqualTo(array("['b']"));
    assertThat(bulk("remove", "[]", ",'removeAllTags':true", id).at("/responses/0/tagsRemoved"))
        .isEqualTo(array("['a','c']"));
    assertThat(client.get("/contacts/" + id).at("/contact/tags")).isEmpty();
  }

  @Test
  void add_someFail_is201WithAReasonForEach() {
    String good = client.create("{}");
    String deleted = client.create("{}");
    client.delete("/contacts/" + deleted).expect(200);
    String foreign = new TestClient(sandbox.baseUrl(), "pit-elsewhere", ELSEWHERE).create("{}");

    Reply reply = bulk("add", "['a']", "", "bad!", deleted, foreign, good).expect(201);

    assertThat(reply.at("/succeeded").asBoolean()).isTrue();
    assertThat(reply.at("/errorCount").asInt()).isEqualTo(3);
    assertThat(reply.body().at("/responses").findValuesAsText("message"))
        .containsExactly(
            "contact id is not a valid firebase id",
            "contact is deleted",
            "contact does not belong to location",
            "Tags updated");
    assertThat(reply.body().at("/responses").findValuesAsText("type"))
        .containsExactly("error", "error", "error", "success");
  }

  @Test
  void add_tooMany_isUnprocessable() {
    assertThat(bulk("add", "['a']", "", "1", "2", "3", "4", "5").expect(422).text("/message/0"))
        .isEqualTo("contacts must contain no more than 4 elements");
  }

  @Test
  void add_removeAllTags_isUnprocessable() {
    assertThat(bulk("add", "[]", ",'removeAllTags':true", "x").expect(422).text("/message/0"))
        .isEqualTo("removeAllTags is only allowed with type remove");
  }

  @Test
  void update_unknownType_isUnprocessable() {
    assertThat(bulk("replace", "[]", "", "x").expect(422).text("/message/0"))
        .isEqualTo("type must be one of the following values: add, remove");
  }

  @Test
  void add_withoutLocation_isRefusedInWordsOfItsOwn() {
    assertThat(
            client
                .post("/contacts/bulk/tags/update/add", "{'tags':['a'],'contacts':['x']}")
                .expect(400)
                .text("/message"))
        .isEqualTo("LocationId can't be undefined");
    client.post("/contacts/bulk/tags/update/add", "{'locationId':null}").expect(422);
  }

  @Test
  void add_contactIds_isUnprocessable() {
    assertThat(
            client
                .post(
                    "/contacts/bulk/tags/update/add",
                    "{'locationId':'" + client.locationId + "','tags':[],'contactIds':['x']}")
                .expect(422)
                .at("/message")
                .toString())
        .contains("property contactIds should not exist");
  }
}
