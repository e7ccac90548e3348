package io.github.contactsv3.sandbox;

import static io.github.contactsv3.sandbox.TestClient.array;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.sandbox.TestClient.Reply;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactsTest extends SandboxTest {

  @Override
  ContactsSandboxBuilder configure() {
    Instant now = Instant.parse("2026-03-02T09:15:30.255Z");
    return super.configure().clock(Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void create_fullBody_responsesTheStoredContact() {
    Reply reply =
        client.createReply(
            "{'firstName':'Ada','lastName':'Example','email':'Ada@Example.com',"
                + "'phone':'(201) 555-0123','address1':'1 Example Street','city':'Springfield',"
                + "'state':'AL','postalCode':'35061','website':'https://example.com',"
                + "'timezone':'America/Chicago','country':'US','companyName':'Example Ltd',"
                + "'source':'public api','assignedTo':'y0BeYjuRIlDwsDcOHOJo','dnd':true,"
                + "'gender':'female','dateOfBirth':'09/25/1990','tags':['VIP',' vip ','News'],"
                + "'dndSettings':{'call':{'status':'active','message':'no calls','code':'103'}},"
                + "'inboundDndSettings':{'all':{'status':'active'}},"
                + "'customFields':[{'id':'6dvNaf7VhkQ9snc5vnjJ','fieldValue':'Gold'},"
                + "{'key':'preferred_times','fieldValue':['Mornings','Evenings']},"
                + "{'key':'yearly_budget','fieldValue':1200.5},"
                + "{'key':'addresses','fieldValue':{'o1':'Berlin'}},"
                + "{'key':'no_such_field','fieldValue':'ignored'}]}");

    reply.expect(201);
    assertThat(reply.text("/contact/id")).matches("[A-Za-z0-9]{20}");
    assertThat(reply.text("/contact/name")).isEqualTo("Ada Example");
    assertThat(reply.text("/contact/firstNameLowerCase")).isEqualTo("ada");
    assertThat(reply.text("/contact/fullNameLowerCase")).isEqualTo("ada example");
    assertThat(reply.text("/contact/email")).isEqualTo("Ada@Example.com");
    assertThat(reply.text("/contact/emailLowerCase")).isEqualTo("ada@example.com");
    assertThat(reply.text("/contact/phone")).isEqualTo("+12015550123");
    assertThat(reply.text("/contact/dateOfBirth")).isEqualTo("1990-09-25");
    assertThat(reply.text("/contact/dateAdded")).isEqualTo("2026-03-02T09:15:30.255Z");
    assertThat(reply.text("/contact/type")).isEqualTo("lead");
    assertThat(reply.at("/contact/tags")).isEqualTo(array("['vip','news']"));
    assertThat(reply.text("/contact/dndSettings/call/code")).isEqualTo("103");
    assertThat(reply.text("/contact/inboundDndSettings/all/status")).isEqualTo("active");
    assertThat(reply.at("/contact/customFields"))
        .isEqualTo(
            array(
                "[{'id':'6dvNaf7VhkQ9snc5vnjJ','value':'Gold'},"
                    + "{'id':'MgobCB14YMVKuE4Ka8p1','value':['Mornings','Evenings']},"
                    + "{'id':'yB3sTq8WnE6rLk2VhX9d','value':1200.5},"
                    + "{'id':'tX1bOl5JwS9eVi3GcY7d','value':{'o1':'Berlin'}}]"));
    assertThat(reply.at("/contact/gender").isMissingNode()).isTrue();
    assertThat(client.get("/contacts/" + reply.text("/contact/id")).at("/contact"))
        .isEqualTo(reply.at("/contact"));
  }

  @Test
  void create_fullName_isSplit() {
    Reply reply = client.createReply("{'name':'Grace Brewster Hopper'}").expect(201);

    assertThat(reply.text("/contact/firstName")).isEqualTo("Grace");
    assertThat(reply.text("/contact/lastName")).isEqualTo("Brewster Hopper");
  }

  @Test
  void create_withoutSlash_isTheSameRoute() {
    client.post("/contacts", "{'locationId':'" + sandbox.locationId() + "'}").expect(201);
    client.post("/v3/contacts/", "{'locationId':'" + sandbox.locationId() + "'}").expect(201);
  }

  @Test
  void create_sameEmailInOtherCase_isRefusedWithMeta() {
    String id = client.create("{'name':'Ada Example','email':'ada@example.com'}");

    Reply reply = client.createReply("{'email':'ADA@example.com'}").expect(400);

    assertThat(reply.text("/message"))
        .isEqualTo("This location does not allow duplicated contacts.");
    assertThat(reply.text("/meta/contactId")).isEqualTo(id);
    assertThat(reply.text("/meta/contactName")).isEqualTo("Ada Example");
    assertThat(reply.text("/meta/matchingField")).isEqualTo("email");
  }

  @Test
  void create_samePhoneInOtherForm_isRefusedWithMeta() {
    client.create("{'phone':'+12015550123'}");

    Reply reply = client.createReply("{'phone':'201-555-0123'}").expect(400);

    assertThat(reply.text("/meta/matchingField")).isEqualTo("phone");
  }

  @Test
  void create_afterDeletion_emailIsFreeAgain() {
    String id = client.create("{'email':'ada@example.com'}");
    client.delete("/contacts/" + id).expect(200);

    client.createReply("{'email':'ada@example.com'}").expect(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1990-09-25",
        "1990/09/25",
        "1990.09.25",
        "1990_09_25",
        "09-25-1990",
        "09/25/1990",
        "09.25.1990",
        "09_25_1990"
      })
  void create_dateOfBirthInAnyForm_isStoredAsIsoDate(String written) {
    Reply reply = client.createReply("{'dateOfBirth':'" + written + "'}").expect(201);

    assertThat(reply.text("/contact/dateOfBirth")).isEqualTo("1990-09-25");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'email':'nobody'} | email must be an email",
        "{'phone':'123'} | phone must be a valid phone number",
        "{'phone':'abc'} | phone must be a valid phone number",
        "{'country':'Germany'} | country must be a valid enum value",
        "{'timezone':'Mars/Base'} | timezone must be a valid IANA time-zone",
        "{'dateOfBirth':'1990-13-25'} | dateOfBirth must be a valid date",
        "{'postalCode':null} | postalCode must be a string",
        "{'tags':'vip'} | tags must be an array",
        "{'tags':[1]} | each value in tags must be a string",
        "{'dnd':'yes'} | dnd must be a boolean value",
        "{'unknown':1} | property unknown should not exist",
        "{'customFields':[{'id':1}]} | customFields.0.id must be a string",
        "{'dndSettings':{'Call':{'status':'x'}}} | dndSettings.Call.status must be one of the"
            + " following values: active, inactive, permanent",
        "{'dndSettings':{'call':{}}} | dndSettings.call.status should not be empty",
        "{'dndSettings':{'call':{'status':'x'}}}"
            + " | dndSettings.call.status must be one of the following values:"
            + " active, inactive, permanent",
      })
  void create_badValue_isUnprocessable(String body, String message) {
    Reply reply = client.createReply(body).expect(422);

    assertThat(reply.at("/message")).anyMatch(node -> node.asText().equals(message));
    assertThat(reply.text("/error")).isEqualTo("Unprocessable Entity");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'key':'membership_level','fieldValue':5}",
        "{'key':'preferred_times','fieldValue':'Mornings'}",
        "{'key':'yearly_budget','fieldValue':'much'}",
        "{'key':'renewal_date','fieldValue':'soon'}",
        "{'key':'contract','fieldValue':'a.pdf'}"
      })
  void create_customFieldOfWrongShape_isRefused(String field) {
    Reply reply = client.createReply("{'customFields':[" + field + "]}").expect(400);

    assertThat(reply.text("/message")).startsWith("Invalid Custom Field Value \"").contains("for");
  }

  @ParameterizedTest
  @ValueSource(strings = {"['Berlin']", "'Berlin'", "{'o1':1}", "7"})
  void update_textBoxesOfAnotherShape_areIgnored(String value) {
    String id =
        client.create("{'customFields':[{'key':'addresses','fieldValue':{'o1':'Berlin'}}]}");
    String body = "{'customFields':[{'key':'addresses','fieldValue':" + value + "}]}";

    Reply reply = client.put("/contacts/" + id, body).expect(200);

    assertThat(reply.text("/contact/customFields/0/value/o1")).isEqualTo("Berlin");
  }

  @Test
  void create_localNumberOfAnotherCountry_isCompletedWithThatCountry() {
    Reply reply = client.createReply("{'country':'DE','phone':'030 901820'}").expect(201);

    assertThat(reply.text("/contact/phone")).isEqualTo("+4930901820");
  }

  @Test
  void create_dndChannelInOldSpelling_isRespondedInTheNew() {
    Reply reply = client.createReply("{'dndSettings':{'SMS':{'status':'active'}}}").expect(201);

    assertThat(reply.text("/contact/dndSettings/sms/status")).isEqualTo("active");
  }

  @Test
  void get_unknownId_isBadRequest() {
    Reply reply = client.get("/contacts/doesNotExist").expect(400);

    assertThat(reply.text("/message")).isEqualTo("Contact with id doesNotExist not found");
  }

  @Test
  void update_absentAndNull_keepAndClear() {
    String id = client.create("{'name':'Ada Example','email':'ada@example.com','city':'Rome'}");

    Reply reply = client.put("/contacts/" + id, "{'email':null,'state':'TX'}").expect(200);

    assertThat(reply.at("/succeeded").asBoolean()).isTrue();
    assertThat(reply.at("/contact/email").isNull()).isTrue();
    assertThat(reply.text("/contact/city")).isEqualTo("Rome");
    assertThat(reply.text("/contact/state")).isEqualTo("TX");
    client.createReply("{'email':'ada@example.com'}").expect(201);
  }

  @Test
  void update_tagsAndCustomFields_replaceAndMerge() {
    String id =
        client.create(
            "{'tags':['a','b'],'customFields':[{'key':'how_we_met','fieldValue':'x'},"
                + "{'key':'seats','fieldValue':3}]}");

    Reply reply =
        client
            .put(
                "/contacts/" + id,
                "{'tags':['C'],'customFields':[{'key':'seats','fieldValue':4},"
                    + "{'key':'how_we_met','fieldValue':null}]}")
            .expect(200);

    assertThat(reply.at("/contact/tags")).isEqualTo(array("['c']"));
    assertThat(reply.at("/contact/customFields"))
        .isEqualTo(array("[{'id':'nU6mEr9CvT3sPg1WyA5b','value':4}]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"locationId", "gender", "companyName", "id"})
  void update_propertyOutsideTheRequest_isRefused(String property) {
    String id = client.create("{}");

    Reply reply = client.put("/contacts/" + id, "{'" + property + "':'x'}").expect(422);

    assertThat(reply.text("/message/0")).isEqualTo("property " + property + " should not exist");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postalCode", "country"})
  void update_nullWhereNotNullable_isRefused(String property) {
    String id = client.create("{}");

    Reply reply = client.put("/contacts/" + id, "{'" + property + "':null}").expect(422);

    assertThat(reply.text("/message/0")).isEqualTo(property + " must be a string");
  }

  @Test
  void update_emailOfAnother_isRefused() {
    client.create("{'email':'ada@example.com'}");
    String id = client.create("{'email':'grace@example.com'}");

    client.put("/contacts/" + id, "{'email':'ada@example.com'}").expect(400);
    client.put("/contacts/" + id, "{'email':'Grace@example.com'}").expect(200);
  }

  @Test
  void update_permanentOptOut_cannotBeLifted() {
    String id = client.create("{'dndSettings':{'sms':{'status':'permanent'}}}");

    Reply reply =
        client.put("/contacts/" + id, "{'dndSettings':{'sms':{'status':'inactive'}}}").expect(400);

    assertThat(reply.text("/message"))
        .isEqualTo("Not authorized to update permanent dnd setting for SMS");
  }

  @Test
  void update_unknownId_isBadRequest() {
    client.put("/contacts/doesNotExist", "{}").expect(400);
  }

  @Test
  void delete_known_isGone() {
    String id = client.create("{'email':'ada@example.com'}");

    Reply reply = client.delete("/contacts/" + id).expect(200);

    assertThat(reply.at("/succeeded").asBoolean()).isTrue();
    assertThat(reply.at("/succeded").asBoolean()).isTrue();
    client.get("/contacts/" + id).expect(400);
    client.delete("/contacts/" + id).expect(400);
    assertThat(client.search("{'pageLimit':1}").at("/total").asInt()).isZero();
  }

  @Test
  void upsert_unknown_createsWith200() {
    Reply reply = client.upsert("{'email':'ada@example.com','tags':['A']}").expect(200);

    assertThat(reply.at("/new").asBoolean()).isTrue();
    assertThat(reply.at("/contact/tags")).isEqualTo(array("['a']"));
  }

  @Test
  void upsert_known_updatesAndReplacesTags() {
    String id = client.create("{'email':'ada@example.com','city':'Rome','tags':['a']}");

    Reply reply =
        client
            .upsert("{'email':'ADA@example.com','phone':'+12015550123','tags':['b']}")
            .expect(200);

    assertThat(reply.at("/new").asBoolean()).isFalse();
    assertThat(reply.text("/contact/id")).isEqualTo(id);
    assertThat(reply.text("/contact/city")).isEqualTo("Rome");
    assertThat(reply.text("/contact/phone")).isEqualTo("+12015550123");
    assertThat(reply.at("/contact/tags")).isEqualTo(array("['b']"));
  }

  @Test
  void upsert_emailAndPhoneOfTwoContacts_updatesTheFirstAndDropsTheOtherValue() {
    String byEmail = client.create("{'email':'ada@example.com'}");
    String byPhone = client.create("{'phone':'+12015550123'}");

    Reply reply = client.upsert("{'email':'ada@example.com','phone':'+12015550123','city':'Rome'}");

    assertThat(reply.expect(200).text("/contact/id")).isEqualTo(byEmail);
    assertThat(reply.at("/contact/phone").isNull()).isTrue();
    assertThat(client.get("/contacts/" + byPhone).text("/contact/phone")).isEqualTo("+12015550123");
  }

  @Test
  void upsert_createNewWhereDuplicatesAreForbidden_isIgnored() {
    String id = client.create("{'email':'ada@example.com'}");

    Reply reply =
        client.upsert("{'email':'ada@example.com','createNewIfDuplicateAllowed':true}").expect(200);

    assertThat(reply.text("/contact/id")).isEqualTo(id);
  }

  @Test
  void upsert_createNewWhereDuplicatesAreAllowed_alwaysCreates() {
    try (ContactsSandbox open = ContactsSandbox.builder().allowDuplicates(true).start()) {
      TestClient other = new TestClient(open);
      String id = other.create("{'email':'ada@example.com'}");
      other.create("{'email':'ada@example.com'}");

      Reply created =
          other.upsert("{'email':'ada@example.com','createNewIfDuplicateAllowed':true}");
      Reply updated = other.upsert("{'email':'ada@example.com'}");

      assertThat(created.expect(200).at("/new").asBoolean()).isTrue();
      assertThat(updated.expect(200).at("/new").asBoolean()).isFalse();
      assertThat(updated.text("/contact/id")).isEqualTo(id);
    }
  }

  @Test
  void upsert_phoneFirst_updatesTheContactWithThePhone() {
    try (ContactsSandbox phoneFirst = ContactsSandbox.builder().phoneFirst(true).start()) {
      TestClient other = new TestClient(phoneFirst);
      other.create("{'email':'ada@example.com'}");
      String byPhone = other.create("{'phone':'+12015550123'}");

      Reply reply = other.upsert("{'email':'ada@example.com','phone':'+12015550123'}");

      assertThat(reply.expect(200).text("/contact/id")).isEqualTo(byPhone);
      assertThat(reply.at("/contact/email").isNull()).isTrue();
    }
  }

  @Test
  void findDuplicate_byEmailOrPhone_findsTheContact() {
    String id = client.create("{'email':'ada+news@example.com','phone':'+12015550123'}");
    String path = "/contacts/search/duplicate?locationId=" + sandbox.locationId();

    assertThat(client.get(path + "&email=ADA%2Bnews@example.com").expect(200).text("/contact/id"))
        .isEqualTo(id);
    assertThat(client.get(path + "&number=%2B12015550123").text("/contact/id")).isEqualTo(id);
    assertThat(client.get(path + "&email=x@example.com").expect(200).at("/contact").isNull())
        .isTrue();
  }

  @Test
  void findDuplicate_withoutCriteria_isBadRequest() {
    Reply reply =
        client.get("/contacts/search/duplicate?locationId=" + sandbox.locationId()).expect(400);

    assertThat(reply.text("/message"))
        .isEqualTo("Pass at least one of number, email query parameter");
  }

  @Test
  void findDuplicate_withoutLocation_isUnprocessable() {
    Reply reply = client.get("/contacts/search/duplicate?email=a@example.com").expect(422);

    assertThat(reply.at("/message"))
        .isEqualTo(array("['locationId must be a string','locationId should not be empty']"));
  }
}
