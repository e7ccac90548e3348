package io.github.contactsv3.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationsTest extends SandboxTest {

  private static final Set<String> SCOPES = Set.of("contacts.readonly", "contacts.write");

  @Override
  ContactsSandboxBuilder configure() {
    return super.configure()
        .seed(3)
        .location("Boston00000000000001", "Branch in Boston")
        .seed("Boston00000000000001", 2)
        .grant("pit-boston", "Boston00000000000001", SCOPES);
  }

  @Test
  void locations_seeded_areListedWithNamesAndCounts() {
    assertThat(sandbox.locationIds()).containsExactly("Boston00000000000001", sandbox.locationId());
    assertThat(listed())
        .containsExactly(
            "Boston00000000000001|Branch in Boston|2|true",
            "SandboxLocation00001|Location SandboxLocation00001|3|true");
  }

  @Test
  void seed_ofOneLocation_leavesTheOthers() {
    ControlClient control = new ControlClient(sandbox);
    control.post("/seed", "{'locationId':'Boston00000000000001','count':5}").ok();

    assertThat(control.get("/contacts?locationId=Boston00000000000001").ok("/total").intValue())
        .isEqualTo(7);
    assertThat(control.get("/contacts").ok("/total").intValue()).isEqualTo(3);
    assertThat(boston().search("{'pageLimit':9}").at("/total").intValue()).isEqualTo(7);
  }

  @Test
  void seed_sameNumberInTwoLocations_givesDifferentIds() {
    sandbox.clear();
    sandbox.seed(4, 1);
    sandbox.seed("Boston00000000000001", 4, 1);

    List<String> here = TestClient.ids(client.search("{'pageLimit':9}").at("/contacts"));
    assertThat(here).hasSize(4);
    assertThat(TestClient.ids(boston().search("{'pageLimit':9}").at("/contacts")))
        .hasSize(4)
        .doesNotContainAnyElementsOf(here);
  }

  @Test
  void clear_ofOneLocation_leavesTheOthers() {
    new ControlClient(sandbox).post("/clear", "{'locationId':'Boston00000000000001'}").ok();

    assertThat(listed().get(0)).endsWith("|0|true");
    assertThat(listed().get(1)).endsWith("|3|true");
  }

  @Test
  void location_addedAtRunTime_worksWithATokenUntilTheReset() {
    ControlClient control = new ControlClient(sandbox);
    JsonNode added =
        control.post("/locations", "{'locationId':'Denver00000000000001','name':'Denver'}").ok("");
    assertThat(added.at("/locations")).hasSize(3);
    sandbox.grant("pit-denver", "Denver00000000000001", SCOPES);
    TestClient denver = new TestClient(sandbox.baseUrl(), "pit-denver", "Denver00000000000001");

    String id = denver.create("{'firstName':'Ada','email':'ada@example.com'}");
    client.get("/contacts/" + id).expect(403);
    client.create("{'email':'ada@example.com'}");
    sandbox.addAppointment(id, SandboxAppointment.confirmed("Demo", Instant.EPOCH, Instant.EPOCH));
    assertThat(denver.get("/contacts/" + id + "/appointments").expect(200).at("/events"))
        .hasSize(1);
    assertThat(listed()).contains("Denver00000000000001|Denver|1|true");

    sandbox.reset();

    assertThat(sandbox.locationIds()).hasSize(2);
    denver.get("/contacts/" + id).expect(401);
    assertThatNoException().isThrownBy(() -> sandbox.addLocation("Denver00000000000001"));
    assertThat(listed()).contains("Denver00000000000001|Location Denver00000000000001|0|true");
  }

  @Test
  void restore_snapshotOfBefore_emptiesALocationAddedSince() {
    SandboxSnapshot before = sandbox.snapshot();
    sandbox.addLocation("Denver00000000000001", "Denver");
    sandbox.seed("Denver00000000000001", 2);
    SandboxSnapshot with = sandbox.snapshot();

    sandbox.restore(before);
    assertThat(listed()).contains("Denver00000000000001|Denver|0|true");

    sandbox.reset();
    sandbox.restore(with);
    assertThat(listed()).contains("Denver00000000000001|Denver|2|true");
  }

  @Test
  void setLocationActive_paused_isListed() {
    sandbox.setLocationActive("Boston00000000000001", false);
    assertThat(listed()).contains("Boston00000000000001|Branch in Boston|2|false");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/locations | {} | locationId is missing",
        "/locations | {'locationId':'a b'} | locationId is not 1 to 100 characters without spaces: 'a b'",
        "/locations | {'locationId':''} | locationId is not 1 to 100 characters without spaces: ''",
        "/locations | {'locationId':'New','name':' '} | the name of location New is not 1 to 200 characters long",
        "/locations | {'locationId':'Boston00000000000001'} | there is a location Boston00000000000001 already",
        "/locations | {'locationId':'New','contacts':1} | unknown property 'contacts'",
        "/seed | {'locationId':'x','count':1} | no location x",
        "/clear | {'locationId':'x'} | no location x",
      })
  void request_wrong_saysWhatIsWrong(String path, String body, String message) {
    ControlClient.Reply reply = new ControlClient(sandbox).post(path, body);

    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(400);
    assertThat(reply.body().path("message").textValue()).isEqualTo(message);
    assertThat(sandbox.locationIds()).hasSize(2);
  }

  @Test
  void contacts_unknownLocation_isRefused() {
    ControlClient.Reply reply = new ControlClient(sandbox).get("/contacts?locationId=x");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body().path("message").textValue()).isEqualTo("no location x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sandbox.seed("x", 1))
        .withMessage("no location x");
  }

  private TestClient boston() {
    return new TestClient(sandbox.baseUrl(), "pit-boston", "Boston00000000000001");
  }

  private List<String> listed() {
    List<String> lines = new ArrayList<>();
    for (JsonNode each : new ControlClient(sandbox).get("/locations").ok("/locations")) {
      lines.add(
          String.join(
              "|",
              each.path("id").asText(),
              each.path("name").asText(),
              each.path("contacts").asText(),
              each.path("active").asText()));
    }
    return lines;
  }
}
