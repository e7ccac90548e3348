package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.contactsv3.sandbox.TestClient.Reply;
import io.github.contactsv3.sandbox.internal.seed.Seeder;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Campaigns, workflows and appointments of a contact. */
class ActivityTest extends SandboxTest {

  private static final Instant START = Instant.parse("2026-07-16T15:00:00Z");
  private static final Instant END = Instant.parse("2026-07-16T15:30:00Z");

  private static String leaf(String field, String operator, String value) {
    return "{'pageLimit':10,'filters':[{'field':'%s','operator':'%s'%s}]}"
        .formatted(field, operator, value);
  }

  private int inWorkflow(String workflow) {
    return client
        .search(leaf("activeWorkflows", "eq", ",'value':'" + workflow + "'"))
        .expect(200)
        .at("/total")
        .asInt();
  }

  @Test
  void campaigns_addedAndRemoved_responseAsDocumented() {
    String path = "/contacts/" + client.create("{}") + "/campaigns/";
    client.post(path + "one", "{}").expect(201);
    client.post(path + "one", "{}").expect(201);
    client.post(path + "two", "{}").expect(201);
    client.delete(path + "one").expect(200);
    client.delete(path + "never").expect(200);
    Reply all = client.delete(path + "remove-all").expect(200);
    assertThat(all.at("/succeeded").asBoolean()).isTrue();
    assertThat(all.at("/succeded").asBoolean()).isTrue();
  }

  @Test
  void campaign_unknownContact_isBadRequest() {
    client.post("/contacts/nobody/campaigns/one", "{}").expect(400);
    client.delete("/contacts/nobody/campaigns/remove-all").expect(400);
    client.post("/contacts/nobody/workflow/one", "{}").expect(400);
    client.get("/contacts/nobody/appointments").expect(400);
  }

  @Test
  void workflow_addedAndRemoved_isFoundBySearch() {
    String path = "/contacts/" + client.create("{}") + "/workflow/flow";
    client.post(path, "{'eventStartTime':'2026-06-23T03:30:00+01:00'}").expect(200);
    client.post(path, "{}").expect(200);
    assertThat(inWorkflow("flow")).isEqualTo(1);
    assertThat(inWorkflow("other")).isZero();

    client.delete(path, "{}").expect(200);
    client.delete(path, "{}").expect(200);
    assertThat(inWorkflow("flow")).isZero();
  }

  @Test
  void requiredBody_leftOut_isUnprocessable() {
    String contact = "/contacts/" + client.create("{}");
    for (Reply reply :
        new Reply[] {
          client.send("POST", contact + "/campaigns/one", null),
          client.send("POST", contact + "/workflow/one", null),
          client.send("DELETE", contact + "/workflow/one", null),
          client.send("PUT", contact, null)
        }) {
      assertThat(reply.expect(422).text("/message/0")).isEqualTo("body should not be empty");
    }
  }

  @Test
  void ids_declared_areTheOnlyOnesOfTheirKind() {
    try (ContactsSandbox other =
        ContactsSandbox.builder()
            .campaigns("campaign")
            .workflows("workflow")
            .users("user")
            .start()) {
      TestClient elsewhere = new TestClient(other);
      String contact = "/contacts/" + elsewhere.create("{'assignedTo':'user'}");
      elsewhere.post(contact + "/campaigns/campaign", "{}").expect(201);
      elsewhere.post(contact + "/workflow/workflow", "{}").expect(200);
      elsewhere.post(contact + "/followers", "{'followers':['user']}").expect(201);

      assertThat(elsewhere.post(contact + "/campaigns/x", "{}").expect(400).text("/message"))
          .isEqualTo("Campaign with id x not found");
      assertThat(elsewhere.post(contact + "/workflow/x", "{}").expect(400).text("/message"))
          .isEqualTo("Workflow with id x not found");
      assertThat(elsewhere.createReply("{'assignedTo':'x'}").expect(400).text("/message"))
          .isEqualTo("User with id x not found");
      elsewhere.post(contact + "/followers", "{'followers':['user','x']}").expect(400);
      elsewhere.post(contact + "/notes", "{'body':'b','userId':'x'}").expect(400);
    }
  }

  @Test
  void appointments_added_areListedEarliestFirstWithoutAZone() {
    String id = client.create("{'assignedTo':'user'}");
    String later = sandbox.addAppointment(id, SandboxAppointment.confirmed("Later", END, END));
    String first =
        sandbox.addAppointment(id, new SandboxAppointment("Demo", START, END, "cancelled"));

    JsonNode events = client.get("/contacts/" + id + "/appointments").expect(200).at("/events");

    assertThat(TestClient.ids(events)).containsExactly(first, later);
    JsonNode event = events.get(0);
    assertThat(event.get("title").textValue()).isEqualTo("Demo");
    assertThat(event.get("startTime").textValue()).isEqualTo("2026-07-16 15:00:00");
    assertThat(event.get("endTime").textValue()).isEqualTo("2026-07-16 15:30:00");
    assertThat(event.get("appointmentStatus").textValue()).isEqualTo("cancelled");
    assertThat(event.get("contactId").textValue()).isEqualTo(id);
    assertThat(event.get("assignedUserId").textValue()).isEqualTo("user");
  }

  @Test
  void appointments_inAnotherZone_showItsTime() {
    try (ContactsSandbox other =
        ContactsSandbox.builder().appointmentZone(ZoneId.of("America/Chicago")).start()) {
      TestClient elsewhere = new TestClient(other);
      String id = elsewhere.create("{}");
      other.addAppointment(id, SandboxAppointment.confirmed("Demo", START, END));
      assertThat(elsewhere.get("/contacts/" + id + "/appointments").text("/events/0/startTime"))
          .isEqualTo("2026-07-16 10:00:00");
    }
  }

  @Test
  void lastAppointment_range_findsTheLatest() {
    String id = client.create("{}");
    sandbox.addAppointment(id, SandboxAppointment.confirmed("Demo", START, END));
    client.create("{}");

    assertThat(client.search(leaf("lastAppointment", "exists", "")).at("/total").asInt())
        .isEqualTo(1);
    String range = ",'value':{'gte':'2026-07-16T15:00:00Z','lt':'2026-07-16T15:00:01Z'}";
    assertThat(client.search(leaf("lastAppointment", "range", range)).at("/total").asInt())
        .isEqualTo(1);
  }

  @Test
  void addAppointment_wrong_isRefused() {
    SandboxAppointment demo = SandboxAppointment.confirmed("Demo", START, END);
    assertThatThrownBy(() -> sandbox.addAppointment("nobody", demo))
        .hasMessage("no contact nobody");
    assertThatThrownBy(() -> SandboxAppointment.confirmed("Demo", END, START))
        .hasMessage("the end 2026-07-16T15:00:00Z is before the start 2026-07-16T15:30:00Z");
  }

  @Test
  void seed_many_hasAppointmentsWorkflowsAndBusinesses() {
    sandbox.seed(300);
    assertThat(client.search(leaf("lastAppointment", "exists", "")).at("/total").asInt())
        .isBetween(10, 60);
    assertThat(client.search(leaf("activeWorkflows", "exists", "")).at("/total").asInt())
        .isBetween(10, 60);
    String business = Seeder.business(0);
    Reply members =
        client.get("/contacts/business/" + business + "?locationId=" + client.locationId);
    assertThat(members.expect(200).at("/count").asInt()).isBetween(1, 30);
  }
}
