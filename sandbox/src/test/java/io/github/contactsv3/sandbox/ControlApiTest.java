package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.sandbox.internal.faults.FaultRule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlApiTest extends SandboxTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Override
  ContactsSandboxBuilder configure() {
    return ContactsSandbox.builder().seed(3);
  }

  private record Reply(int status, JsonNode body) {
    JsonNode at(String pointer) {
      assertThat(status).as("%s", body).isLessThan(300);
      return body.at(pointer);
    }
  }

  @Test
  void overview_seeded_tellsWhatThereIs() {
    client.search("{'pageLimit':1}").expect(200);

    Reply overview = control("GET", "", "");

    assertThat(overview.at("/baseUrl").textValue()).isEqualTo(sandbox.baseUrl());
    assertThat(overview.at("/locationId").textValue()).isEqualTo(sandbox.locationId());
    assertThat(overview.at("/token").textValue()).isEqualTo(sandbox.token());
    assertThat(overview.at("/clientId").textValue()).isEqualTo(ContactsSandbox.DEFAULT_CLIENT_ID);
    assertThat(overview.at("/contacts").intValue()).isEqualTo(3);
    assertThat(overview.at("/requests").intValue()).isEqualTo(1);
    assertThat(overview.at("/quota/remaining").intValue()).isEqualTo(99);
    assertThat(overview.at("/quota/dailyRemaining").intValue()).isEqualTo(199_999);
    assertThat(overview.at("/operations")).hasSize(sandbox.operations().size());
  }

  @Test
  void overview_quotaOff_hasNoQuota() {
    try (ContactsSandbox open = ContactsSandbox.builder().quotaOff().start()) {
      assertThat(control(open, "GET", "", "").at("/quota").isNull()).isTrue();
    }
  }

  @Test
  void seedClearReset_overHttp_changeTheContacts() {
    assertThat(control("POST", "/seed", "{'count':5,'randomSeed':7}").at("/contacts").intValue())
        .isEqualTo(8);
    assertThat(control("POST", "/clear", "").at("/contacts").intValue()).isZero();
    sandbox.faults().add(Fault.status(500));
    assertThat(control("POST", "/reset", "").at("/contacts").intValue()).isEqualTo(3);
    assertThat(sandbox.faults().pending()).isEmpty();
  }

  @Test
  void idsAndTokens_overHttp_areGivenAndRevoked() {
    control("POST", "/ids", "{'ids':['hZ8kQ2mVx4TbN7yRw1Ls']}").at("");
    assertThat(client.create("{'firstName':'Ada'}")).isEqualTo("hZ8kQ2mVx4TbN7yRw1Ls");
    control(
            "POST",
            "/tokens",
            "{'token':'pit-new','locationId':'"
                + sandbox.locationId()
                + "','scopes':['contacts.readonly']}")
        .at("");
    control("POST", "/oauth/tokens", "{'accessToken':'agency','refreshToken':'r'}").at("");
    control("POST", "/tokens/revoke", "{'token':'" + sandbox.token() + "'}").at("");

    client.get("/contacts/hZ8kQ2mVx4TbN7yRw1Ls").expect(401);
    new TestClient(sandbox.baseUrl(), "pit-new", sandbox.locationId())
        .get("/contacts/hZ8kQ2mVx4TbN7yRw1Ls")
        .expect(200);
    Reply again = control("POST", "/tokens/revoke", "{'token':'" + sandbox.token() + "'}");
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.body().path("message").textValue()).isEqualTo("no such token");
  }

  @Test
  void snapshot_restored_bringsBackWhatWasThere() {
    String id = client.create("{'firstName':'Ada','email':'ada@example.com','tags':['vip']}");
    client.post("/contacts/" + id + "/notes", "{'body':'kept'}").expect(201);
    String snapshot = control("POST", "/snapshots", "").at("/id").textValue();
    client.delete("/contacts/" + id).expect(200);
    String later = client.create("{'firstName':'Alan'}");

    control("POST", "/snapshots/" + snapshot + "/restore", "").at("");

    assertThat(client.get("/contacts/" + id + "/notes").text("/notes/0/body")).isEqualTo("kept");
    client.get("/contacts/" + later).expect(400);
    assertThat(client.search("{'pageLimit':9}").at("/total").intValue()).isEqualTo(4);
    client.createReply("{'email':'ADA@example.com'}").expect(400);

    control("DELETE", "/snapshots/" + snapshot, "").at("");
    assertThat(control("POST", "/snapshots/" + snapshot + "/restore", "").status()).isEqualTo(404);
  }

  @Test
  void snapshots_areLimited() {
    try (ContactsSandbox own = ContactsSandbox.start()) {
      for (int i = 0; i < 100; i++) {
        control(own, "POST", "/snapshots", "").at("");
      }
      Reply refused = control(own, "POST", "/snapshots", "");
      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.body().path("message").textValue())
          .isEqualTo("there are 100 snapshots; DELETE one first");
      control(own, "DELETE", "/snapshots/1", "").at("");
      control(own, "POST", "/snapshots", "").at("");
    }
  }

  @Test
  void assertArrived_lessThanNone_isRefused() {
    assertThat(
            control("POST", "/requests/assert", "{'operation':'getContact','times':-1}").status())
        .isEqualTo(400);
  }

  @Test
  void clock_overHttp_freezesAdvancesAndResumes() {
    assertThat(control("PUT", "/clock", "{'frozenAt':'2026-01-31T00:00:00Z'}").at("/frozen"))
        .hasToString("true");
    assertThat(control("POST", "/clock/advance", "{'duration':'PT1H'}").at("/now").textValue())
        .isEqualTo("2026-01-31T01:00:00.000Z");
    assertThat(control("PUT", "/clock", "{'frozen':false}").at("/frozen")).hasToString("false");
    assertThat(control("PUT", "/clock", "{'frozen':true}").at("/frozen")).hasToString("true");
    assertThat(control("GET", "/clock", "").at("/now").textValue())
        .startsWith("2026-01-31T01:00:0");
  }

  @Test
  void faults_overHttp_areAddedListedAndRemoved() {
    Reply added =
        control(
            "POST",
            "/faults",
            "{'kind':'status','status':503,'operations':['createContact'],'times':2,'after':1,"
                + "'retryAfter':'PT2S','body':'no healthy upstream'}");
    assertThat(added.status()).isEqualTo(201);
    String second =
        control("POST", "/faults", "{'kind':'slow','duration':'PT1S','always':true}")
            .at("/id")
            .textValue();

    assertThat(control("GET", "/faults", "").at("/faults").toString())
        .isEqualTo(
            TestClient.json(
                    "[{'id':'FIRST','kind':'status','status':503,'body':'no healthy upstream',"
                        + "'retryAfter':'PT2S','operations':['createContact'],'after':1,'times':2},"
                        + "{'id':'SECOND','kind':'slow','duration':'PT1S','operations':[],'after':0,"
                        + "'always':true}]")
                .replace("FIRST", added.at("/id").textValue())
                .replace("SECOND", second));
    assertThat(sandbox.faults().pending())
        .hasToString(
            "[STATUS 503 on [createContact] after 1 x 2, SLOW PT1S on any operation always]");
    assertThat(control("DELETE", "/faults", "").at("/faults")).isEmpty();
  }

  @Test
  void fault_removedById_leavesTheOthersAndIsUnknownAfterwards() {
    for (int status : List.of(401, 403, 404)) {
      control("POST", "/faults", "{'kind':'status','status':" + status + ",'times':2}");
    }
    client.search("{'pageLimit':1}").expect(401);
    JsonNode faults = control("GET", "/faults", "").at("/faults");
    String used = faults.at("/0/id").textValue();
    String second = faults.at("/1/id").textValue();

    assertThat(control("DELETE", "/faults/" + second, "").at("/faults")).hasSize(2);
    assertThat(control("DELETE", "/faults/" + used, "").at("/faults/0/status")).hasToString("404");

    Reply again = control("DELETE", "/faults/" + second, "");
    assertThat(again.status()).isEqualTo(404);
    assertThat(again.body().at("/message").textValue())
        .isEqualTo("no fault '" + second + "'; it may have been used up");
    client.search("{'pageLimit':1}").expect(404);
  }

  @ParameterizedTest
  @CsvSource({
    "delay, DELAY",
    "reset-before, RESET_BEFORE",
    "reset-after, RESET_AFTER",
    "truncate, TRUNCATE",
    "garble, GARBLE",
    "slow, SLOW",
    "duplicate, DUPLICATE"
  })
  void faults_eachKind_canBeAdded(String name, FaultRule.Kind kind) {
    String duration = name.equals("delay") || name.equals("slow") ? ",'duration':'PT1S'" : "";
    control("POST", "/faults", "{'kind':'" + name + "'" + duration + "}").at("");
    assertThat(sandbox.faults().pending().get(0).rule.kind()).isEqualTo(kind);
    assertThat(control("GET", "/faults", "").at("/faults/0/kind").textValue()).isEqualTo(name);
  }

  @Test
  void requests_overHttp_areListedNewestFirstAssertedAndForgotten() {
    client.create("{'firstName':'Ada'}");
    client.search("{'pageLimit':1}");
    client.search("{'pageLimit':2}");

    Reply all = control("GET", "/requests?limit=2", "");
    assertThat(all.at("/count").intValue()).isEqualTo(3);
    assertThat(all.at("/requests")).hasSize(2);
    assertThat(all.at("/requests/0/number").intValue()).isEqualTo(3);
    assertThat(all.at("/requests/0/body").textValue()).contains("\"pageLimit\":2");
    Reply creations = control("GET", "/requests?operation=createContact", "");
    assertThat(creations.at("/requests/0/status").intValue()).isEqualTo(201);
    assertThat(creations.at("/requests")).hasSize(1);

    control("POST", "/requests/assert", "{'operation':'createContact'}").at("");
    Reply failed = control("POST", "/requests/assert", "{'operation':'createNote','times':1}");
    assertThat(failed.status()).isEqualTo(409);
    assertThat(failed.body().get("message").textValue())
        .startsWith("createNote arrived 0 times, not 1; the last requests:\n  #1 POST /contacts/");

    assertThat(control("DELETE", "/requests", "").at("/requests").intValue()).isZero();
  }

  @Test
  void requests_filtered_areThoseThatFit() {
    String id = client.create("{'firstName':'Zoroaster'}");
    client.get("/contacts/" + id);
    client.get("/contacts/unknown");
    sandbox.faults().add(Fault.status(429));
    client.delete("/contacts/" + id);

    assertThat(numbers("method=get")).isEqualTo("3 2");
    assertThat(numbers("status=4xx")).isEqualTo("4 3");
    assertThat(numbers("status=429")).isEqualTo("4");
    assertThat(numbers("status=none")).isEmpty();
    assertThat(numbers("text=ZOROASTER")).isEqualTo("2 1");
    assertThat(numbers("text=%20/unknown")).isEqualTo("3");
    assertThat(numbers("text=zoroaster&method=GET&status=200")).isEqualTo("2");
    assertThat(control("GET", "/requests?method=GET&limit=1", "").at("/found").intValue())
        .isEqualTo(2);
    assertThat(control("GET", "/requests?bodies=false", "").at("/requests/0").has("body"))
        .isFalse();
  }

  private String numbers(String query) {
    StringJoiner numbers = new StringJoiner(" ");
    control("GET", "/requests?" + query, "")
        .at("/requests")
        .forEach(request -> numbers.add(request.get("number").asText()));
    return numbers.toString();
  }

  @Test
  void request_byNumber_hasBothBodies() {
    client.create("{'firstName':'Ada'}");

    Reply request = control("GET", "/requests/1", "");

    assertThat(request.at("/body").textValue()).contains("\"firstName\":\"Ada\"");
    assertThat(request.at("/responseBody").textValue()).contains("\"firstNameLowerCase\":\"ada\"");
    assertThat(request.at("/version").textValue()).isEqualTo("v3");
    assertThat(request.at("/durationMillis").doubleValue()).isPositive();
    Reply missing = control("GET", "/requests/2", "");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.body().get("message").textValue()).isEqualTo("no request 2 is kept");
  }

  @Test
  void contact_byId_hasAllThatBelongsToIt() {
    String id =
        client.create(
            "{'firstName':'Ada','customFields':[{'key':'how_we_met','fieldValue':'by letter'}]}");
    client.post("/contacts/" + id + "/notes", "{'body':'likes engines'}").expect(201);
    client
        .post(
            "/contacts/" + id + "/tasks",
            "{'title':'call','completed':false,'dueDate':'2026-10-25T11:00:00Z'}")
        .expect(201);
    client.post("/contacts/" + id + "/campaigns/c1", "{}").expect(201);
    client.post("/contacts/" + id + "/workflow/w1", "{}").expect(200);
    Instant start = Instant.parse("2026-07-16T15:00:00Z");
    sandbox.addAppointment(id, SandboxAppointment.confirmed("Demo", start, start.plusSeconds(60)));

    Reply detail = control("GET", "/contacts/" + id, "");

    assertThat(detail.at("/contact/customFields").toString())
        .isEqualTo(
            TestClient.json(
                "[{'id':'tN5cPz1GfJ7uRm4DqK0a','value':'by letter','name':'How we met','key':'contact.how_we_met','type':'TEXT'}]"));
    assertThat(detail.at("/notes/0/body").textValue()).isEqualTo("likes engines");
    assertThat(detail.at("/tasks/0/title").textValue()).isEqualTo("call");
    assertThat(detail.at("/campaigns/0").textValue()).isEqualTo("c1");
    assertThat(detail.at("/workflows/0").textValue()).isEqualTo("w1");
    assertThat(detail.at("/appointments/0/start").textValue())
        .isEqualTo("2026-07-16T15:00:00.000Z");
    Reply missing = control("GET", "/contacts/nobody", "");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.body().get("message").textValue())
        .isEqualTo("no contact nobody in location " + sandbox.locationId());
  }

  @Test
  void contacts_pageByPage_areAllThereOnce() {
    sandbox.seed(8);
    List<String> ids = new ArrayList<>();
    String after = "";
    do {
      Reply page = control("GET", "/contacts?limit=4&after=" + after, "");
      assertThat(page.at("/total").intValue()).isEqualTo(11);
      ids.addAll(TestClient.ids(page.at("/contacts")));
      after = page.at("/next").asText();
    } while (!after.equals("null"));

    assertThat(ids).hasSize(11).doesNotHaveDuplicates();
  }

  @Test
  void quota_ofEachAppAndLocation_isThereWithoutTokens() {
    sandbox.grant("pit-a-much-longer-token", sandbox.locationId(), Set.of("contacts.readonly"));
    client.get("/contacts/x");
    new TestClient(sandbox.baseUrl(), "pit-a-much-longer-token", sandbox.locationId())
        .get("/contacts/x");

    Reply quota = control("GET", "/quota", "");

    assertThat(quota.at("/max").intValue()).isEqualTo(100);
    assertThat(quota.at("/accounts"))
        .extracting(account -> account.get("caller").asText() + account.get("remaining"))
        .containsExactlyInAnyOrder("the sandbox's token99", "the token that ends in oken99");
    try (ContactsSandbox open = ContactsSandbox.builder().quotaOff().start()) {
      assertThat(control(open, "GET", "/quota", "").at("/max").isNull()).isTrue();
    }
  }

  @Test
  void contacts_withQuery_areSearchedWithoutCountingOrLogging() {
    client.create("{'firstName':'Zoroaster'}");
    Reply found = control("GET", "/contacts?query=zoroas&limit=5", "");
    assertThat(found.at("/total").intValue()).isEqualTo(1);
    assertThat(found.at("/contacts/0/firstNameLowerCase").textValue()).isEqualTo("zoroaster");
    assertThat(sandbox.requests().count()).isEqualTo(1);
  }

  @Test
  void oauth_overHttp_givesCodesAndPausesLocations() {
    String location = "{'locationId':'" + sandbox.locationId() + "'";
    assertThat(control("POST", "/oauth/code", location + "}").at("/code").textValue()).hasSize(40);
    assertThat(control("POST", "/oauth/code", "").at("/code").textValue()).hasSize(40);
    control("POST", "/locations/active", location + ",'active':false}").at("");
    String code = sandbox.authorizationCode(sandbox.locationId());
    String exchange =
        "{'clientId':'%s','clientSecret':'%s','grantType':'authorization_code','code':'%s'}"
            .formatted(
                ContactsSandbox.DEFAULT_CLIENT_ID, ContactsSandbox.DEFAULT_CLIENT_SECRET, code);
    assertThat(client.post("/oauth/token", exchange).expect(400).text("/message"))
        .isEqualTo("Location is not active");
    control("POST", "/locations/active", location + ",'active':true}").at("");
    control("POST", "/oauth/revoke", "").at("");
    assertThat(client.post("/oauth/token", exchange).expect(400).text("/message"))
        .isEqualTo("Invalid grant: authorization code is invalid");
  }

  @Test
  void appointments_overHttp_areAdded() {
    String id = client.create("{'firstName':'Ada'}");
    String times = "'start':'2026-07-16T15:00:00Z','end':'2026-07-16T15:30:00Z'";
    String appointment =
        control("POST", "/appointments", "{'contactId':'" + id + "','title':'Demo'," + times + "}")
            .at("/id")
            .textValue();
    assertThat(client.get("/contacts/" + id + "/appointments").text("/events/0/id"))
        .isEqualTo(appointment);
    assertThat(
            control("POST", "/appointments", "{'contactId':'x','title':'Demo'," + times + "}")
                .status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | /seed | {'count':1000001} | count is more than 1000000, which is the most at a time:"
            + " 1000001",
        "POST | /seed | {'count':-1} | count is negative: -1",
        "POST | /tokens | {'token':'','locationId':'SandboxLocation00001'} | a token has one or more"
            + " visible ASCII characters and no spaces",
        "POST | /tokens | {'token':'a b','locationId':'SandboxLocation00001'} | a token has one or"
            + " more visible ASCII characters and no spaces",
        "PUT | /clock | {'frozenAt':'+292278994-08-17T07:12:55.807Z'} | the clock can't be set to"
            + " +292278994-08-17T07:12:55.807Z, only within the years 1900 and 9998",
        "POST | /seed | {'count':1.5} | count is not a whole number",
        "POST | /seed | {'cuont':1} | unknown property 'cuont'",
        "POST | /seed | {'count':1 | the body is not JSON",
        "POST | /seed | [] | the body is not a JSON object",
        "POST | /reset | {'hard':true} | unknown property 'hard'",
        "PUT | /clock | {} | either frozenAt or frozen has to be given",
        "PUT | /clock | {'frozen':'yes'} | frozen is not true or false",
        "PUT | /clock | {'frozenAt':'now'} | frozenAt is not an instant such as 2026-01-31T00:00:00Z",
        "POST | /clock/advance | {} | duration is missing",
        "POST | /clock/advance | {'duration':'1h'} | duration is not a duration such as PT1H",
        "POST | /clock/advance | {'duration':'-PT1H'} | duration is negative: PT-1H",
        "POST | /faults | {'kind':'fire'} | unknown kind 'fire', there are status, delay, reset-before, reset-after, truncate, garble, slow and duplicate",
        "POST | /faults | {'kind':'status'} | status is not within 400 and 599: 0",
        "POST | /faults | {'kind':'garble','operations':'x'} | operations is not an array of strings",
        "POST | /faults | {'kind':'garble','body':'x'} | only a status has a body and Retry-After",
        "POST | /appointments | {'contactId':'x','title':'y'} | start is missing",
        "POST | /oauth/code | {'locationId':'x'} | no location x",
        "POST | /locations/active | {'locationId':'x'} | active is missing",
        "GET | /requests?operation=fly | '' | no operation 'fly'",
        "GET | /requests?limit=501 | '' | limit is not within 1 and 500: 501",
        "GET | /contacts?limit=x | '' | limit is not within 1 and 500: x",
        "GET | /contacts?after=x | '' | after is not the next of a page: x",
        "GET | /contacts?locationId=x | '' | no location x",
        "GET | /requests?status=ok | '' | status is not such as 429, 4xx or none: ok",
      })
  void request_wrong_saysWhatIsWrong(String method, String path, String body, String message) {
    Reply reply = control(method, path, body);
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(400);
    assertThat(reply.body().get("message").textValue()).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource({"GET, /nothing", "DELETE, /clock", "POST, /snapshots/9/restore", "GET, /snapshots/1"})
  void request_unknownPath_is404(String method, String path) {
    assertThat(control(method, path, "").status()).isEqualTo(404);
  }

  @Test
  void restore_snapshotOfAnotherSandbox_isRefused() {
    try (ContactsSandbox other = ContactsSandbox.start()) {
      SandboxSnapshot foreign = other.snapshot();
      assertThatThrownBy(() -> sandbox.restore(foreign))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the snapshot is of another sandbox");
    }
  }

  private Reply control(String method, String path, String body) {
    return control(sandbox, method, path, body);
  }

  private static Reply control(ContactsSandbox sandbox, String method, String path, String body) {
    try {
      HttpResponse<String> response =
          HTTP.send(
              HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/__sandbox" + path))
                  .header("Content-Type", "application/json")
                  .method(method, HttpRequest.BodyPublishers.ofString(TestClient.json(body)))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      return new Reply(response.statusCode(), TestClient.JSON.readTree(response.body()));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
